/**
 * 10,000 garbled tables and 10,000 garbled pairs of IDX files: each is read, or refused with a sentence that says where
 * and what is expected.
 */
import { expect, test } from 'vitest'
import type { OwnData } from '#core/data/data.ts'
import { readIdx } from '#core/data/readers/read-idx.ts'
import { readTable } from '#core/data/readers/read-table.ts'
import { threefry } from '#core/rng.ts'
import { SpecError } from '#core/units.ts'

const FILES = 10_000

/** Whole numbers below `n`, a sequence of its own for each file. */
function numbers(file: number, kind: number): (n: number) => number {
  let drawn = 0
  return (n) => threefry(kind, file, drawn++, 0)[0] % n
}

/** One of: a byte changed, a piece cut, doubled or replaced by garbage, the end cut off. */
function garble(bytes: Uint8Array<ArrayBuffer>, below: (n: number) => number, alphabet: () => number) {
  const at = below(bytes.length + 1)
  const end = Math.min(bytes.length, at + below(8))
  const garbage = Uint8Array.from({ length: below(8) }, alphabet)
  switch (below(5)) {
    case 0:
      return bytes.map((byte, k) => (k === at ? alphabet() : byte))
    case 1:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(end)])
    case 2:
      return Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(at)])
    case 3:
      return Uint8Array.from([...bytes.subarray(0, at), ...garbage, ...bytes.subarray(end)])
    default:
      return bytes.subarray(0, at)
  }
}

/** The sentences of refusal, after the place, with what is expected there. */
const inTables = [
  /^a table needs at least two rows, each of numbers and a label, such as “0.5,1.2,a”\.$/,
  /^a row has from 1 to 1000 numbers and a label, with “,”, “;” or a tab between them; this one has \d+ fields?\.$/,
  /^expected \d+ fields, as in line \d+, but found \d+\.$/,
  /^a quote is opened and never closed; write a quote itself as ""\.$/,
  /^after a closing quote comes “.+”, where the field should end\.$/,
  /^the label is missing; write it, or leave the row out\.$/,
  /^a number is missing \(“.*”\); fill it in, or leave the row out\.$/,
  /^“.*” is not a number such as -1\.5 or 2e-3\.$/,
  /^“.*” is too large; numbers go up to 3\.4e38\.$/,
  /^every label is “.*”, where at least two classes are expected\.$/,
]
const inIdx = [
  /^the file of (images|labels) must begin with the bytes 0 0 8 [13] and (1 dimension|3 dimensions) of four bytes, but here (it ends|there is \d+)\.$/,
  /^the file of (images|labels) says \d+ (images|rows|columns|labels), where 1 to (64|200000) are expected\.$/,
  /^the file of (images|labels) (ends|goes on) here, but [\d ×]+ entries make \d+ bytes\.$/,
  /^the file of images has \d+ of them, but the file of labels has \d+: they belong to different sets\.$/,
  /^the file of labels has the label \d+; labels go from 0 to 99\.$/,
  /^every label is 0, but the file of labels must name at least two classes\.$/,
]

/** Reads; what is read must be whole, what is refused must say where, and say one of `expected`: gives its index. */
function check(read: () => OwnData, where: RegExp, expected: readonly RegExp[]): number | 'read' {
  let own: OwnData
  try {
    own = read()
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError)
    const { message } = error as SpecError
    expect(message).toMatch(where)
    expect(message.length).toBeLessThan(300)
    expect(message).not.toMatch(/[\r\n]/)
    const sentence = expected.findIndex((end) => end.test(message.replace(where, '')))
    expect(sentence, message).toBeGreaterThanOrEqual(0)
    return sentence
  }
  const { shape, task, examples } = own
  const classes = task.kind === 'classification' ? task.classes : 0
  expect(examples.labels.length).toBe(examples.count)
  expect(examples.inputs.length).toBe(shape.reduce((a, b) => a * b) * examples.count)
  expect(examples.inputs.every(Number.isFinite)).toBe(true)
  expect(Math.max(...examples.labels)).toBe(classes - 1)
  return 'read'
}

/** Many were read, many refused, and for each of the reasons. */
function expectAll(found: readonly ReturnType<typeof check>[], expected: readonly RegExp[]): void {
  const read = found.filter((what) => what === 'read').length
  expect(Math.min(read, FILES - read)).toBeGreaterThan(FILES / 20)
  expect(new Set(found)).toEqual(new Set(['read', ...expected.keys()]))
}

test('tables', () => {
  const seeds = [
    'x,y,label\n0.5,1,a\n-2,3e1,b\n0.25,-0,a\n7,8,b\n',
    '1;2;3;0\r\n4;5;6;1\r\n7;8;9;2\r\n-1;-2;-3;0\r\n',
    '\uFEFF"width, cm"\t"a ""b"""\tclass\n1\t2\t"light\nblue"\n3\t4\tred\n',
  ].map((text) => new TextEncoder().encode(text))
  const pieces = [...new TextEncoder().encode('0123456789+-.eE,;\t"\r\n xyzNaN\0')]
  const found = Array.from({ length: FILES }, (_, file) => {
    const below = numbers(file, 1)
    const alphabet = () => (below(4) === 0 ? below(256) : pieces[below(pieces.length)]!)
    let bytes = file % 10 === 0 ? Uint8Array.from({ length: below(200) }, alphabet) : seeds[below(seeds.length)]!
    for (let k = below(4); k >= 0; k--) bytes = garble(bytes, below, alphabet)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return check(() => readTable(text), /^Line [1-9]\d*(, column “.*?”)?: /, inTables)
  })
  expectAll(found, inTables)
})

test('IDX files', () => {
  const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 2, ...Array(16).keys()])
  const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 4, 0, 0, 2, 0])
  const found = Array.from({ length: FILES }, (_, file) => {
    const below = numbers(file, 2)
    const alphabet = () => (below(2) === 0 ? below(256) : below(5))
    const files = [images, labels].map((bytes) => {
      if (file % 10 === 0) return Uint8Array.from({ length: below(40) }, alphabet)
      return below(3) > 0 ? garble(bytes, below, alphabet) : bytes
    })
    return check(() => readIdx(files[0]!, files[1]!), /^Byte \d+: /, inIdx)
  })
  expectAll(found, inIdx)
})
