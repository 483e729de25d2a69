/** What every data set keeps to: splits that are disjoint and nested, whatever spoils them. */
import { describe, expect, test } from 'vitest'
import type { Splits } from '#core/data/data.ts'
import { digits } from '#core/data/digits.ts'
import { completeOptions, SpecError } from '#core/units.ts'
import { cases, create, datasets, mean, rowsOf } from './data-sets.ts'

const SPLITS = ['train', 'validation', 'test'] as const
const sum = (values: Uint8Array) => values.reduce((total, value) => total + value, 0)
/** How many of `count` draws with this probability may come out; all but one in 10,000 times. */
const expectShare = (hits: number, count: number, probability: number) => {
  expect(Math.abs(hits - count * probability)).toBeLessThan(3.9 * Math.sqrt(count * probability * (1 - probability)))
}

describe.each(cases.map((given) => [given.unit.id, given] as const))('%s', (_, { unit, options, fewest }) => {
  const complete = completeOptions(unit, options, 'data')
  const given = (change: { readonly [option: string]: number | string } = {}, seed = 0): Splits =>
    create(unit, { ...options, ...change }, seed)

  test('has as many examples as asked for, of its shape and task, finite', () => {
    const task = unit.task(complete)
    const features = unit.shape(complete).reduce((a, b) => a * b)
    for (const split of SPLITS) {
      const { count, inputs, labels, values, flipped } = given()[split]
      expect([count, flipped.length]).toEqual([options[split], options[split]])
      expect(inputs.length).toBe(count * features)
      expect(inputs.every(Number.isFinite)).toBe(true)
      expect(values.every(Number.isFinite)).toBe(true)
      if (task.kind === 'classification') {
        expect([labels.length, values.length]).toEqual([count, 0])
        expect([...new Set(labels)].sort((a, b) => a - b)).toEqual([...Array(task.classes).keys()])
      } else expect([labels.length, values.length]).toEqual([0, count * task.outputs])
      expect(sum(flipped)).toBe(0)
    }
  })

  test('is the same for the same seed, another for another', () => {
    expect(given({}, 3)).toEqual(given({}, 3))
    for (const split of SPLITS) expect(given({}, 4)[split].inputs).not.toEqual(given({}, 3)[split].inputs)
  })

  const spoiled = unit.options.some(({ name }) => name === 'labelNoise')
    ? { labelNoise: 0.2, featureNoise: 0.3, imbalance: 0.3 }
    : {}
  test('nests training sets and leaves validation and test where they are', () => {
    const few = given({ ...spoiled, train: fewest })
    const many = given({ ...spoiled, train: Math.floor(Number(options.train) / 2) })
    expect(rowsOf(many.train).slice(0, fewest)).toEqual(rowsOf(few.train))
    expect(many.validation).toEqual(few.validation)
    expect(many.test).toEqual(few.test)
  })
})

const inThePlane = cases.filter(({ unit }) => unit.window)
test.each(inThePlane.map((given) => [given.unit.id, given] as const))(
  '%s lies in its window',
  (_, { unit, options }) => {
    const [left, right, bottom, top] = unit.window!
    expect((right - left) / (top - bottom)).toBeCloseTo(1.5)
    const { inputs, count } = create(unit, options).train
    const inside = Array.from({ length: count }, (_, k) => {
      const [x, y] = [inputs[2 * k]!, inputs[2 * k + 1]!]
      return x > left && x < right && y > bottom && y < top ? 1 : 0
    })
    expect(mean(inside)).toBeGreaterThan(0.97)
  },
)

const classed = cases.filter(({ unit }) => unit.options.some(({ name }) => name === 'labelNoise'))
describe.each(classed.map((given) => [given.unit.id, given] as const))('%s, spoiled', (_, { unit, options }) => {
  const task = unit.task(completeOptions(unit, options, 'data'))
  const classes = task.kind === 'classification' ? task.classes : 0
  const given = (change: { readonly [option: string]: number | string }): Splits =>
    create(unit, { ...options, ...change })
  const clean = given({})

  test('nests label noise: wrong at 10 % is wrong, in the same way, at 20 %', () => {
    const levels = [0, 0.1, 0.2, 0.5].map((labelNoise) => given({ labelNoise }))
    for (const split of ['train', 'validation'] as const)
      for (let k = 1; k < levels.length; k++) {
        const [less, more] = [levels[k - 1]![split], levels[k]![split]]
        less.flipped.forEach((flipped, index) => {
          if (flipped) expect([more.flipped[index], more.labels[index]]).toEqual([1, less.labels[index]])
        })
        expect(sum(more.flipped)).toBeGreaterThan(sum(less.flipped))
        expect(more.inputs).toEqual(less.inputs)
      }
  })

  test('flips the share that was asked for, marks every flip, and keeps the test labels clean', () => {
    for (const labelNoise of [0.1, 0.3, 0.5]) {
      const noisy = given({ labelNoise })
      for (const split of ['train', 'validation'] as const) {
        const { flipped, count, labels } = noisy[split]
        expectShare(sum(flipped), count, labelNoise)
        labels.forEach((label, k) => {
          expect(label !== clean[split].labels[k]).toBe(flipped[k] === 1)
        })
      }
      expect(noisy.test).toEqual(clean.test)
      expect(given({ labelNoise, validationLabels: 'clean' })).toEqual({ ...noisy, validation: clean.validation })
    }
  })

  test('a flipped label is any of the others', () => {
    const { labels } = given({ labelNoise: 0.5 }).train
    const turns = new Set(Array.from(labels, (label, k) => (label - clean.train.labels[k]! + classes) % classes))
    expect(turns.size).toBe(classes)
  })

  test('feature noise adds normal numbers to what the network trains with, twice as large at twice the deviation', () => {
    const [some, twice] = [0.25, 0.5].map((featureNoise) => given({ featureNoise, labelNoise: 0.2 }))
    const still = given({ labelNoise: 0.2 })
    for (const split of ['train', 'validation'] as const) {
      const offsets = Array.from(some![split].inputs, (x, k) => (x - still[split].inputs[k]!) / 0.25)
      const bound = 4 / Math.sqrt(offsets.length)
      expect(Math.abs(mean(offsets))).toBeLessThan(bound)
      expect(Math.abs(mean(offsets.map((z) => z * z)) - 1)).toBeLessThan(bound * Math.SQRT2)
      const doubled = twice![split].inputs.every(
        (x, k) => Math.abs(x - still[split].inputs[k]! - offsets[k]! / 2) < 1e-5,
      )
      expect(doubled).toBe(true)
      expect(some![split].labels).toEqual(still[split].labels)
    }
    expect(some!.test).toEqual(still.test)
  })

  test('imbalance leaves out more of the later classes, nested, and leaves the rest as it is', () => {
    const train = Math.floor(Number(options.train) / 3)
    const noise = { labelNoise: 0.2, featureNoise: 0.2 }
    const [none, some, much] = [0, 0.3, 0.6].map((imbalance) => given({ train, imbalance, ...noise }))
    // All examples that a balanced training set of the full size has.
    const all = rowsOf(given(noise).train).map((row) => JSON.stringify(row))
    const keptBy = (splits: Splits) => rowsOf(splits.train).map((row) => all.indexOf(JSON.stringify(row)))
    const [first, second, third] = [none!, some!, much!].map(keptBy)
    for (const kept of [first!, second!, third!]) {
      expect(kept).toEqual([...kept].sort((a, b) => a - b))
      expect(new Set(kept).size).toBe(train)
    }
    const isIn = new Set(second)
    for (const k of third!) if (k <= second!.at(-1)!) expect(isIn.has(k)).toBe(true)
    const share = (splits: Splits, label: number) => splits.train.labels.filter((l) => l === label).length / train
    const balanced = given({ train, imbalance: 0.9 })
    expect(share(balanced, classes - 1)).toBeLessThan(share(balanced, 0) / 3)
    expect([much!.validation, much!.test]).toEqual([none!.validation, none!.test])
  })
})

test('the splits of digits are disjoint images of the data set, with their labels', () => {
  const { images, labels } = datasets.digits
  const known = new Map<string, number>()
  for (let image = 0; image < labels.length; image++) {
    const pixels = images.subarray(64 * image, 64 * image + 64)
    known.set(Float32Array.from(pixels, (pixel) => (pixel / 16 - 0.3053) / 0.376).join(), image)
  }
  expect(known.size).toBe(1797)
  const splits = create(digits, { train: 800, validation: 200, test: 700 }, 11)
  const used = SPLITS.flatMap((split) =>
    rowsOf(splits[split]).map(({ inputs, target }) => {
      const image = known.get(inputs)!
      expect(target).toBe(labels[image])
      return image
    }),
  )
  expect(new Set(used).size).toBe(1700)
})

test('the constants of digits are the mean and the deviation of its pixels', () => {
  const pixels = Array.from(datasets.digits.images, (pixel) => pixel / 16)
  const centre = mean(pixels)
  expect(centre).toBeCloseTo(0.3053, 4)
  expect(Math.sqrt(mean(pixels.map((pixel) => (pixel - centre) ** 2)))).toBeCloseTo(0.376, 4)
})

test('an imbalance that leaves too few images to train on is refused', () => {
  const ask = () => create(digits, { train: 800, imbalance: 0.9 })
  expect(ask).toThrow(SpecError)
  expect(ask).toThrow(/^With this imbalance \d+ examples are left to train on, not 800: lower it, or train on fewer\.$/)
})
