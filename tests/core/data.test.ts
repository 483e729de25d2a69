/** The splits of every data set: disjoint, nested, with nested label noise. */
import { describe, expect, test } from 'vitest'
import type { DataUnit, Examples, Splits } from '#core/data/data.ts'
import { digits } from '#core/data/digits.ts'
import { dataSets } from '#core/data/index.ts'
import { twoMoons } from '#core/data/two-moons.ts'
import { completeOptions } from '#core/units.ts'
import { simd } from './environments.ts'

const { datasets } = simd

function create(unit: DataUnit, options: { readonly [option: string]: number } = {}, seed = 0): Splits {
  return unit.create(completeOptions(unit, options, 'data'), seed, datasets)
}

const row = ({ inputs, count }: Examples, k: number) =>
  inputs.slice((k * inputs.length) / count, ((k + 1) * inputs.length) / count).join()
const inputsOf = (examples: Examples) => Array.from({ length: examples.count }, (_, k) => row(examples, k))
const head = (examples: Examples, count: number) => ({
  inputs: inputsOf(examples).slice(0, count),
  labels: [...examples.labels.subarray(0, count)],
  flipped: [...examples.flipped.subarray(0, count)],
})
/** How many of `count` draws with this probability may come out; all but one in 10,000 times. */
const expectShare = (flips: number, count: number, probability: number) => {
  expect(Math.abs(flips - count * probability)).toBeLessThan(3.9 * Math.sqrt(count * probability * (1 - probability)))
}
const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length
const sum = (values: Uint8Array) => values.reduce((total, value) => total + value, 0)

describe.each((dataSets as readonly DataUnit[]).map((unit) => [unit.id, unit] as const))('%s', (_, unit) => {
  const option = (name: string) => {
    const found = unit.options.find((candidate) => candidate.name === name)
    if (found?.type !== 'integer') throw new Error(`${unit.id} has no count “${name}”.`)
    return found
  }
  const largest = {
    train: option('train').range[1],
    validation: option('validation').range[1],
    test: option('test').range[1],
  }
  const noisy = (labelNoise: number, seed = 0) => create(unit, { ...largest, labelNoise }, seed)

  test('has as many examples as asked for, with its features, classes and finite inputs', () => {
    const splits = create(unit, { ...largest, labelNoise: 0.5 })
    for (const split of ['train', 'validation', 'test'] as const) {
      const { count, inputs, labels, flipped } = splits[split]
      expect([count, labels.length, flipped.length]).toEqual(Array(3).fill(largest[split]))
      expect(inputs.length).toBe(count * unit.features)
      expect(inputs.every(Number.isFinite)).toBe(true)
      expect(new Set(labels).size).toBe(unit.classes)
      expect(Math.max(...labels)).toBe(unit.classes - 1)
    }
  })

  test('is the same for the same seed, another for another', () => {
    expect(noisy(0.2, 3)).toEqual(noisy(0.2, 3))
    for (const split of ['train', 'validation', 'test'] as const)
      expect(noisy(0.2, 4)[split].inputs).not.toEqual(noisy(0.2, 3)[split].inputs)
  })

  test('nests training sets and leaves validation and test where they are', () => {
    const [low, high] = option('train').range
    const few = create(unit, { train: low, labelNoise: 0.2 })
    const many = create(unit, { train: high, labelNoise: 0.2 })
    expect(head(many.train, low)).toEqual(head(few.train, low))
    expect(many.validation).toEqual(few.validation)
    expect(many.test).toEqual(few.test)
  })

  test('nests label noise: wrong at 10 % is wrong, in the same way, at 20 %', () => {
    const levels = [0, 0.1, 0.2, 0.5].map((probability) => noisy(probability))
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
    const clean = noisy(0)
    for (const { flipped } of Object.values(clean)) expect(sum(flipped)).toBe(0)
    for (const probability of [0.1, 0.3, 0.5]) {
      const { train, validation, test } = noisy(probability)
      for (const [split, given] of [
        ['train', train],
        ['validation', validation],
      ] as const) {
        expectShare(sum(given.flipped), given.count, probability)
        given.labels.forEach((label, k) => {
          expect(label !== clean[split].labels[k]).toBe(given.flipped[k] === 1)
        })
      }
      expect(test).toEqual(clean.test)
    }
  })

  test('a flipped label is any of the others', () => {
    const clean = noisy(0).train.labels
    const { labels, flipped } = noisy(0.5).train
    const turns = new Set([...labels].map((label, k) => (label - clean[k]! + unit.classes) % unit.classes))
    expect(turns.size).toBe(unit.classes)
    expect(sum(flipped)).toBeGreaterThan(0)
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
  const used = Object.values(splits).flatMap((examples: Examples) =>
    inputsOf(examples).map((inputs, k) => {
      const image = known.get(inputs)!
      expect(examples.labels[k]).toBe(labels[image])
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

test('two moons without jitter lie on two half circles of radius 1/0.9 that interlock, classes by turns', () => {
  const { train } = create(twoMoons, { train: 500, jitter: 0 })
  const angles: number[] = []
  for (let k = 0; k < train.count; k++) {
    const [x, y] = [train.inputs[2 * k]! * 0.9 + 0.5, train.inputs[2 * k + 1]! * 0.9 + 0.25]
    expect(train.labels[k]).toBe(k % 2)
    const [across, up] = k % 2 === 0 ? [x, y] : [1 - x, 0.5 - y]
    expect(across * across + up * up).toBeCloseTo(1, 5)
    expect(up).toBeGreaterThan(-1e-6)
    angles.push(Math.atan2(up, across))
  }
  expect(Math.abs(mean(angles) - Math.PI / 2)).toBeLessThan(0.16)
})

test('the splits of two moons share no point, and jitter has the deviation that was asked for', () => {
  const given = (jitter: number) => create(twoMoons, { jitter, train: 500, validation: 500 })
  for (const jitter of [0, 0.2]) {
    const points = Object.values(given(jitter)).flatMap((examples: Examples) => inputsOf(examples))
    // A few may be equal by chance where there is no jitter.
    expect(new Set(points).size).toBeGreaterThan(points.length - 5)
  }
  const still = given(0).train.inputs
  const offsets = Array.from(given(0.2).train.inputs, (value, k) => (value - still[k]!) / 0.2)
  // Each within four standard errors for 1,000 normal numbers.
  expect(Math.abs(mean(offsets))).toBeLessThan(0.13)
  expect(Math.abs(mean(offsets.map((z) => z * z)) - 1)).toBeLessThan(0.18)
})
