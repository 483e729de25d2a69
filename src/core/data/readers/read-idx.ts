/**
 * Images and labels in the IDX format of MNIST. A file begins with two zero bytes, the type of its entries (8: unsigned
 * bytes) and the number of its dimensions; then each dimension as four bytes, the highest first; then the entries.
 * LeCun, Cortes and Burges 1998.
 */
import { SpecError } from '../../units.ts'
import type { OwnData } from '../data.ts'
import { checkSize, MOST_CLASSES, MOST_EXAMPLES } from './limits.ts'

/** Pixels on a side. */
export const MOST_SIDE = 64

/**
 * Images [image][row][column], 0 to 255 made 0 to 1, with the labels of a second file; there are as many classes as the
 * largest label says, from 0. Throws a SpecError of one sentence that says the byte, counted from 0.
 */
export function readIdx(images: Uint8Array, labels: Uint8Array): OwnData {
  const [count, rows, columns] = readDimensions(images, 'The file of images', ['images', 'rows', 'columns'])
  const [labelled] = readDimensions(labels, 'The file of labels', ['labels'])
  if (labelled !== count)
    throw new SpecError(
      `Byte 4: the file of images has ${count} of them, but the file of labels has ${labelled}: they belong to different sets.`,
    )
  const start = 8
  const given = labels.subarray(start)
  const classes = given.reduce((most, label) => Math.max(most, label), 0) + 1
  if (classes > MOST_CLASSES)
    throw new SpecError(
      `Byte ${start + given.indexOf(classes - 1)}: the file of labels has the label ${classes - 1}; labels go from 0 to ${MOST_CLASSES - 1}.`,
    )
  if (classes < 2)
    throw new SpecError(`Byte ${start}: every label is 0, but the file of labels must name at least two classes.`)
  return {
    shape: [1, rows!, columns!],
    task: { kind: 'classification', classes },
    examples: {
      count: count!,
      inputs: Float32Array.from(images.subarray(16), (pixel) => pixel / 255),
      labels: given.slice(),
      values: new Float32Array(0),
    },
  }
}

/** Reads the head of a file, and checks that as many entries follow as it says. */
function readDimensions(bytes: Uint8Array, what: string, names: readonly string[]): number[] {
  checkSize(bytes.length, what)
  const head = 4 + 4 * names.length
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw new SpecError(`Byte 0: ${lower(what)} is compressed with gzip: unpack it first.`)
  const magic = [0, 0, 8, names.length]
  const wrong = magic.findIndex((byte, at) => bytes[at] !== byte)
  if (wrong >= 0 || bytes.length < head) {
    const at = wrong >= 0 ? wrong : bytes.length
    const found = at < bytes.length ? `there is ${bytes[at]}` : 'it ends'
    throw new SpecError(
      `Byte ${at}: ${lower(what)} must begin with the bytes ${magic.join(' ')} and ${names.length} ${names.length === 1 ? 'dimension' : 'dimensions'} of four bytes, but here ${found}.`,
    )
  }
  const dimensions = names.map((name, k) => {
    const at = 4 + 4 * k
    const size = ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
    const most = k === 0 ? MOST_EXAMPLES : MOST_SIDE
    if (size < 1 || size > most)
      throw new SpecError(`Byte ${at}: ${lower(what)} says ${size} ${name}, where 1 to ${most} are expected.`)
    return size
  })
  const expected = head + dimensions.reduce((a, b) => a * b, 1)
  if (bytes.length !== expected)
    throw new SpecError(
      `Byte ${Math.min(bytes.length, expected)}: ${lower(what)} ${bytes.length < expected ? 'ends' : 'goes on'} here, but ${dimensions.join(' × ')} entries make ${expected} bytes.`,
    )
  return dimensions
}

const lower = (what: string) => `${what[0]!.toLowerCase()}${what.slice(1)}`
