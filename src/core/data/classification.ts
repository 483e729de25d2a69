/**
 * What data sets with classes share: how labels, features and the balance of classes are spoiled, and by which draws.
 * Each example has a key that is its own whatever else is asked for, and each draw is a function of the key. So what is
 * wrong at 10 % is wrong, in the same way, at 20 %, and a spoiling that is off moves nothing.
 */
import type { Split } from '../results.ts'
import type { Stream } from '../rng.ts'
import { type ChoiceOption, type NumberOption, type Options, SpecError } from '../units.ts'
import type { Examples, Splits } from './data.ts'

const labelNoise = {
  name: 'labelNoise',
  type: 'number',
  default: 0,
  off: 0,
  range: [0, 0.5],
  unit: 'percent',
} as const satisfies NumberOption

/** Whether validation labels carry the noise of the training labels. */
const validationLabels = {
  name: 'validationLabels',
  type: 'choice',
  default: 'noisy',
  choices: ['noisy', 'clean'],
} as const satisfies ChoiceOption

/** Standard deviation of a normal number that is added to each input, once and for all. */
const featureNoise = {
  name: 'featureNoise',
  type: 'number',
  default: 0,
  off: 0,
  range: [0, 2],
} as const satisfies NumberOption

/** By how much the last class is rarer in training than the first; linear in between. Buda, Maki and Mazurowski 2018. */
const imbalance = {
  name: 'imbalance',
  type: 'number',
  default: 0,
  off: 0,
  range: [0, 0.95],
  unit: 'percent',
} as const satisfies NumberOption

/** The options of every data set with classes. Test examples stay clean; validation keeps the balance of the data. */
export const spoilings = [labelNoise, validationLabels, featureNoise, imbalance] as const

/** Where the examples of a split come from. */
export interface Source {
  readonly classes: number
  readonly features: number
  /** Keys of the examples, in the order in which they are taken. */
  readonly keys: Iterable<number>
  /** The true class. */
  label(key: number): number
  /** Writes the inputs of an example from this place on. */
  write(key: number, inputs: Float32Array, at: number): void
  /** A stream of draws for the examples of this source. */
  stream(what: string): Stream
}

/** 0, 1, 2 …: the keys of examples that are drawn. */
export function* endless(): Generator<number> {
  for (let key = 0; ; key++) yield key
}

type Sizes = { readonly train: number; readonly validation: number; readonly test: number }

export function classificationSplits(
  options: Sizes & Options<typeof spoilings>,
  source: (split: Split) => Source,
): Splits {
  const examples = (split: Split, flips: number, noise: number, rarer: number) => {
    const from = source(split)
    return spoiled(from, chosen(from, options[split], rarer), flips, noise)
  }
  const { labelNoise, featureNoise, imbalance, validationLabels } = options
  return {
    train: examples('train', labelNoise, featureNoise, imbalance),
    validation: examples('validation', validationLabels === 'noisy' ? labelNoise : 0, featureNoise, 0),
    test: examples('test', 0, 0, 0),
  }
}

/** The first keys that the imbalance leaves in: what is in at 50 % is in at 20 %. */
function chosen({ keys, label, classes, stream }: Source, count: number, imbalance: number): Uint32Array {
  const draws = stream('imbalance')
  const taken: number[] = []
  for (const key of keys) {
    if (taken.length === count) break
    if (draws.uniform(key)[0] > (imbalance * label(key)) / (classes - 1)) taken.push(key)
  }
  if (taken.length < count)
    throw new SpecError(
      `With this imbalance ${taken.length} examples are left to train on, not ${count}: lower it, or train on fewer.`,
    )
  return Uint32Array.from(taken)
}

function spoiled(source: Source, keys: Uint32Array, labelNoise: number, featureNoise: number): Examples {
  const { classes, features } = source
  const flips = source.stream('label-noise')
  const noise = source.stream('feature-noise')
  const inputs = new Float32Array(keys.length * features)
  const labels = new Uint8Array(keys.length)
  const flipped = new Uint8Array(keys.length)
  keys.forEach((key, row) => {
    source.write(key, inputs, row * features)
    if (featureNoise > 0)
      for (let f = 0; f < features; f++) inputs[row * features + f]! += featureNoise * noise.normal(f, key)
    const label = source.label(key)
    const [flip, which] = flips.uniform(key)
    flipped[row] = flip < labelNoise ? 1 : 0
    labels[row] = flipped[row] ? (label + 1 + Math.floor(which * (classes - 1))) % classes : label
  })
  return { count: keys.length, inputs, labels, values: new Float32Array(0), flipped }
}
