/** The drawn data sets are what their formulas say. */
import { describe, expect, test } from 'vitest'
import { circles } from '#core/data/circles.ts'
import type { DataUnit } from '#core/data/data.ts'
import { linear } from '#core/data/linear.ts'
import { polynomial } from '#core/data/polynomial.ts'
import { rings } from '#core/data/rings.ts'
import { rules } from '#core/data/rules.ts'
import { sine } from '#core/data/sine.ts'
import { spiral } from '#core/data/spiral.ts'
import { twoMoons } from '#core/data/two-moons.ts'
import { create, mean, rowsOf } from './data-sets.ts'

const planar = [twoMoons, spiral, circles, rings] as readonly DataUnit[]

describe.each(planar.map((unit) => [unit.id, unit] as const))('%s', (_, unit) => {
  test('classes alternate, and the splits share no point', () => {
    const splits = create(unit, { train: 500, validation: 500, test: 500, jitter: 0 })
    expect([...splits.train.labels]).toEqual(Array.from({ length: 500 }, (_, k) => k % 2))
    const points = Object.values(splits).flatMap((examples) => rowsOf(examples).map(({ inputs }) => inputs))
    // A few may be equal by chance where there is no jitter.
    expect(new Set(points).size).toBeGreaterThan(points.length - 5)
  })

  test('jitter has the deviation that was asked for', () => {
    const [still, moved] = [0, 0.2].map((jitter) => create(unit, { train: 500, jitter }).train.inputs)
    const offsets = Array.from(moved!, (value, k) => (value - still![k]!) / 0.2)
    // Each within four standard errors for 1,000 normal numbers.
    expect(Math.abs(mean(offsets))).toBeLessThan(0.13)
    expect(Math.abs(mean(offsets.map((z) => z * z)) - 1)).toBeLessThan(0.18)
  })
})

/** Radius and angle (in turns, from 0 to 1) of each point without jitter, with its class. */
function polarPoints(unit: DataUnit, options: { readonly [option: string]: number } = {}) {
  const { inputs, labels } = create(unit, { train: 500, jitter: 0, ...options }).train
  return Array.from(labels, (label, k) => {
    const [x, y] = [inputs[2 * k]!, inputs[2 * k + 1]!]
    return { label, radius: Math.hypot(x, y), turn: (Math.atan2(y, x) / (2 * Math.PI) + 1) % 1 }
  })
}
/** How far numbers are from uniform on (0, 1): Kolmogorov's distance. */
const distanceFromUniform = (values: readonly number[]) =>
  Math.max(...[...values].sort((a, b) => a - b).map((value, k) => Math.abs(value - (k + 0.5) / values.length)))
/** Exceeded once in 10,000 times. */
const critical = (count: number) => 2.23 / Math.sqrt(count)

test('two moons without jitter lie on two half circles of radius 1/0.9 that interlock', () => {
  const { inputs } = create(twoMoons, { train: 500, jitter: 0 }).train
  const angles = Array.from({ length: 500 }, (_, k) => {
    const [x, y] = [inputs[2 * k]! * 0.9 + 0.5, inputs[2 * k + 1]! * 0.9 + 0.25]
    const [across, up] = k % 2 === 0 ? [x, y] : [1 - x, 0.5 - y]
    expect(across * across + up * up).toBeCloseTo(1, 5)
    expect(up).toBeGreaterThan(-1e-6)
    return Math.atan2(up, across) / Math.PI
  })
  expect(distanceFromUniform(angles)).toBeLessThan(critical(500))
})

test.each([1.375, 0.5])(
  'a spiral of %f turns reaches radius 2, its second arm half a turn away, evenly dense',
  (turns) => {
    const points = polarPoints(spiral, { turns })
    for (const { label, radius, turn } of points) {
      const behind = turn - (turns * radius) / 2 - label / 2
      expect(Math.abs(behind - Math.round(behind))).toBeLessThan(1e-5)
    }
    expect(distanceFromUniform(points.map(({ radius }) => (radius / 2) ** 2))).toBeLessThan(critical(500))
  },
)

test('circles have the radii that were asked for, and points all around', () => {
  const points = polarPoints(circles, { inner: 0.35, outer: 1 })
  for (const { label, radius } of points) expect(radius).toBeCloseTo(label === 0 ? 0.35 : 1, 5)
  expect(distanceFromUniform(points.map(({ turn }) => turn))).toBeLessThan(critical(500))
  expect(new Set(polarPoints(circles).map(({ radius }) => radius.toFixed(4)))).toEqual(new Set(['0.7000', '1.6000']))
})

test('rings: 0.3 and 1.5 are one class, half of it each; 0.9 is the other', () => {
  const points = polarPoints(rings)
  const inner = points.filter(({ label, radius }) => {
    expect([0.3, 0.9, 1.5].some((ring) => Math.abs(radius - ring) < 1e-5)).toBe(true)
    expect(Math.abs(radius - 0.9) < 1e-5).toBe(label === 1)
    return radius < 0.5
  })
  expect(Math.abs(inner.length - 125)).toBeLessThan(4 * Math.sqrt(250 / 4))
  for (const ring of [points, inner])
    expect(distanceFromUniform(ring.map(({ turn }) => turn))).toBeLessThan(critical(ring.length))
})

test('rules: the class follows from the first four of ten uniform features, one label in twenty is wrong', () => {
  const { train, test: held } = create(rules, { train: 1000, test: 2000 })
  for (const { inputs, labels, count } of [create(rules, { train: 1000, labelNoise: 0 }).train, held])
    for (let k = 0; k < count; k++) {
      const [a, b, c, d] = inputs.subarray(10 * k) as unknown as [number, number, number, number]
      expect(labels[k]).toBe((a > -0.2 && b < 0.4) || (c > 0.5 && d > 0) ? 1 : 0)
    }
  // P = 0.42 + 0.125 (1 − 0.42)
  expect(Math.abs(mean(held.labels) - 0.4925)).toBeLessThan(4 * Math.sqrt(0.25 / 2000))
  expect(Math.abs(mean(train.flipped) - 0.05)).toBeLessThan(4 * Math.sqrt(0.0475 / 1000))
  for (let f = 0; f < 10; f++) {
    const values = Array.from({ length: 1000 }, (_, k) => (train.inputs[10 * k + f]! + 1) / 2)
    expect(distanceFromUniform(values)).toBeLessThan(critical(1000))
  }
})

describe('sine', () => {
  const wave = (x: number, frequency = 1) => Math.sin(Math.PI * frequency * x)

  test.each([1, 2.5])('test values are the sine of frequency %f; the others carry normal noise', (frequency) => {
    const splits = create(sine, { frequency, train: 500, validation: 500, noise: 0.3 })
    const { inputs, values } = splits.test
    inputs.forEach((x, k) => {
      expect(Math.abs(values[k]! - wave(x, frequency))).toBeLessThan(1e-5)
    })
    for (const { inputs, values, flipped } of [splits.train, splits.validation]) {
      const errors = Array.from(values, (y, k) => (y - wave(inputs[k]!, frequency)) / 0.3)
      expect(Math.abs(mean(errors))).toBeLessThan(4 / Math.sqrt(500))
      expect(Math.abs(mean(errors.map((z) => z * z)) - 1)).toBeLessThan(4 * Math.sqrt(2 / 500))
      expect(mean(flipped)).toBe(0)
      expect(distanceFromUniform(Array.from(inputs, (x) => (x + 1) / 2))).toBeLessThan(critical(500))
    }
  })

  test('outliers are moved by their size, marked, nested, the same as the training set grows, and in it alone', () => {
    const none = create(sine, { train: 50 })
    let before: readonly number[] = []
    for (let outliers = 1; outliers <= 5; outliers++) {
      const { train, validation, test: held } = create(sine, { train: 50, outliers, outlierSize: 2 })
      const moved = [...train.flipped.keys()].filter((k) => train.flipped[k])
      expect(moved.length).toBe(outliers)
      expect(moved).toEqual(expect.arrayContaining([...before]))
      train.values.forEach((value, k) => {
        expect(Math.abs(value - none.train.values[k]!)).toBeCloseTo(train.flipped[k] ? 2 : 0, 5)
      })
      expect([validation, held, train.inputs]).toEqual([none.validation, none.test, none.train.inputs])
      const few = create(sine, { train: 10, outliers, outlierSize: 2 }).train
      expect(rowsOf(train).slice(0, 10)).toEqual(rowsOf(few))
      before = moved
    }
    const signs = Array.from({ length: 40 }, (_, seed) => {
      const [plain, with5] = [0, 5].map((outliers) => create(sine, { outliers }, seed).train.values)
      return Array.from(with5!, (value, k) => Math.sign(Math.round(value - plain![k]!)))
    }).flat()
    expect(signs.filter((sign) => sign !== 0).length).toBe(200)
    expect(Math.abs(signs.reduce((a, b) => a + b, 0))).toBeLessThan(4 * Math.sqrt(200))
  })
})

test('polynomial has the points of sine, as powers', () => {
  const options = { train: 30, outliers: 2, frequency: 2 }
  const [points, powers] = [create(sine, options), create(polynomial, { ...options, degree: 4 })]
  for (const split of ['train', 'validation', 'test'] as const) {
    expect(powers[split].values).toEqual(points[split].values)
    expect(powers[split].flipped).toEqual(points[split].flipped)
    points[split].inputs.forEach((x, k) => {
      const row = powers[split].inputs.subarray(4 * k, 4 * k + 4)
      ;[x, x ** 2, x ** 3, x ** 4].forEach((power, d) => {
        expect(Math.abs(row[d]! - power)).toBeLessThan(1e-6)
      })
    })
  }
})

describe('linear', () => {
  test.each([
    ['sparse', 50, 5],
    ['dense', 8, 8],
  ])('%s: values follow from weights of norm 2, of which as many as asked for are not 0', (_, features, relevant) => {
    const splits = create(linear, { features, relevant, noise: 0.5, train: 500 })
    const { inputs, values, count } = splits.test
    // Normal inputs are nearly uncorrelated: the mean of x y is the weight up to the sampling error of 500 examples.
    const correlation = Array.from({ length: features }, (_, f) =>
      mean(Array.from({ length: count }, (_, k) => inputs[k * features + f]! * values[k]!)),
    )
    const large = correlation.filter((c) => Math.abs(c) > 1 / Math.sqrt(relevant))
    expect(large.length).toBe(relevant)
    const weights = correlation.map((c) =>
      Math.abs(c) > 1 / Math.sqrt(relevant) ? (2 * Math.sign(c)) / Math.sqrt(relevant) : 0,
    )
    const errorsOf = ({ inputs, values }: typeof splits.test) =>
      Array.from(values, (y, k) => y - weights.reduce((total, w, f) => total + w * inputs[k * features + f]!, 0))
    for (const error of errorsOf(splits.test)) expect(Math.abs(error)).toBeLessThan(1e-5)
    const noise = errorsOf(splits.train)
    expect(Math.abs(Math.sqrt(mean(noise.map((e) => e * e))) - 0.5)).toBeLessThan(0.07)
    expect(Math.abs(mean(inputs))).toBeLessThan(4 / Math.sqrt(inputs.length))
    expect(Math.abs(mean(Array.from(inputs, (x) => x * x)) - 1)).toBeLessThan(
      (4 * Math.SQRT2) / Math.sqrt(inputs.length),
    )
  })

  test('more features leave those of an example as they are', () => {
    const [few, many] = [10, 20].map((features) => create(linear, { features }).train.inputs)
    for (let k = 0; k < 40; k++) expect(many!.subarray(20 * k, 20 * k + 10)).toEqual(few!.subarray(10 * k, 10 * k + 10))
  })

  test('refuses more relevant features than there are', () => {
    expect(() => linear.shape({ features: 3, relevant: 5 } as never)).toThrow(
      'Of 3 features 5 cannot be relevant: lower “relevant”, or add features.',
    )
  })
})
