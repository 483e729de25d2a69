/** What the data that a reader brings share: the file's name, the sizes of the splits, the check that the file fits. */
import { python } from '../python.ts'
import { createStream } from '../rng.ts'
import { type Options, SpecError } from '../units.ts'
import { classificationSplits, type spoilings } from './classification.ts'
import { type Datasets, type OwnData, type Splits, splitRows } from './data.ts'

/** The name under which the file was opened. */
export const fileOption = { name: 'file', type: 'text', default: '' } as const

export const classesOption = { name: 'classes', type: 'integer', default: 2, range: [2, 100] } as const

export const sizeOptions = [
  { name: 'train', symbol: 'n', type: 'integer', default: 60, range: [2, 20_000] },
  { name: 'validation', type: 'integer', default: 20, range: [2, 5000] },
  { name: 'test', type: 'integer', default: 20, range: [2, 5000] },
] as const

/** The data of this name, of this shape and number of classes; the spec says both, so that it can be planned without. */
export function openOwn(datasets: Datasets, file: string, shape: readonly number[], classes: number): OwnData {
  if (!datasets.own || !Object.hasOwn(datasets.own, file))
    throw new SpecError(`The file “${file}” is not open here: open it, and name it in “data.file”.`)
  const own = datasets.own[file]!
  const wanted = `${shape.join(' × ')} inputs of ${classes} classes`
  const found = `${own.shape.join(' × ')} inputs ${own.task.kind === 'classification' ? `of ${own.task.classes} classes` : 'with numbers to predict'}`
  if (wanted !== found)
    throw new SpecError(`The file “${file}” has ${found}, but the spec says ${wanted}: correct “data”.`)
  return own
}

/** Turns an input into what the network sees; `feature` is its place in the example. */
export type Scale = (value: number, feature: number) => number

/**
 * Splits at random by the seed. The scale may depend on the pool of training examples, of which `train` are used: held-out
 * examples do not enter it, and it stays when the training set grows.
 */
export function splitOwn(
  own: OwnData,
  options: Options<typeof sizeOptions> & Options<typeof spoilings> & { readonly classes: number },
  seed: number,
  scaleFor: (pool: Uint32Array) => Scale,
): Splits {
  const { inputs, labels, count } = own.examples
  const features = inputs.length / count
  const { pool, validation, test } = splitRows(count, options, seed)
  const scale = scaleFor(pool)
  return classificationSplits(options, (split) => ({
    classes: options.classes,
    features,
    keys: { train: pool, validation, test }[split],
    label: (row) => labels[row]!,
    write(row, into, at) {
      for (let f = 0; f < features; f++) into[at + f] = scale(inputs[row * features + f]!, f)
    },
    stream: (what) => createStream(seed, what),
  }))
}

/** (x − mean) / standard deviation of each feature over these rows; a feature that is the same in all becomes 0. */
export function standardise(inputs: Float32Array, features: number, rows: Uint32Array): Scale {
  // Counted from the first row, so that a feature without variance has none to the last bit.
  const first = Float64Array.from(inputs.subarray(rows[0]! * features, (rows[0]! + 1) * features))
  const means = new Float64Array(features)
  const variances = new Float64Array(features)
  for (const row of rows)
    for (let f = 0; f < features; f++) means[f]! += (inputs[row * features + f]! - first[f]!) / rows.length
  for (let f = 0; f < features; f++) means[f]! += first[f]!
  for (const row of rows)
    for (let f = 0; f < features; f++) {
      const difference = inputs[row * features + f]! - means[f]!
      variances[f]! += (difference * difference) / rows.length
    }
  const deviations = variances.map(Math.sqrt)
  return (value, f) => (deviations[f] === 0 ? 0 : (value - means[f]!) / deviations[f]!)
}

/** Numbers that a notebook can carry. */
const MOST_NUMBERS = 500_000

/** A reader's inputs and classes as Python constants; refuses more than a notebook can carry. */
export function pythonConstants({ inputs, labels }: OwnData['examples']): string {
  if (inputs.length > MOST_NUMBERS)
    throw new SpecError(
      `A notebook carries at most ${MOST_NUMBERS} numbers, but these data have ${inputs.length}: open fewer examples.`,
    )
  // Nine digits are those of a float32.
  return python`
    INPUTS = [${Array.from(inputs, (x) => Number(x.toPrecision(9))).join(', ')}]
    LABELS = [${labels.join(', ')}]
  `
}
