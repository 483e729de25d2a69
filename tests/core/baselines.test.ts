/** The classical methods against values computed outside, by hand and by brute force. */
import { describe, expect, test } from 'vitest'
import type { BaselineUnit } from '#core/baselines/baseline.ts'
import { baselines } from '#core/baselines/index.ts'
import { kNearestNeighbours } from '#core/baselines/k-nearest-neighbours.ts'
import { leastSquares } from '#core/baselines/least-squares.ts'
import { randomForest } from '#core/baselines/random-forest.ts'
import { ridge } from '#core/baselines/ridge.ts'
import type { DataUnit, Examples, Task } from '#core/data/data.ts'
import { digits } from '#core/data/digits.ts'
import { linear } from '#core/data/linear.ts'
import { rules } from '#core/data/rules.ts'
import { sine } from '#core/data/sine.ts'
import { twoMoons } from '#core/data/two-moons.ts'
import { minimumNorm } from '#core/linear-algebra.ts'
import { createStream } from '#core/rng.ts'
import { completeOptions, type Json } from '#core/units.ts'
import { create, mean } from './data-sets.ts'

type Given = { readonly [option: string]: Json }

function fit(unit: BaselineUnit, options: Given, train: Examples, task: Task, seed = 0) {
  return unit.fit(completeOptions(unit, options, 'baseline'), train, task, seed)
}
/** What a method that learned from the training set of seed 0 says of its test set. */
function predict(unit: BaselineUnit, options: Given, data: DataUnit, given: Given, seed = 0): number[] {
  const { train, test: held } = create(data, given)
  return [...fit(unit, options, train, data.task(completeOptions(data, given, 'data')), seed)(held.inputs, held.count)]
}
const close = (found: readonly number[], expected: readonly number[]) => {
  expect(Math.max(...expected.map((value, k) => Math.abs(value - found[k]!)))).toBeLessThan(2e-6)
}
const regression: Task = { kind: 'regression', outputs: 1 }
const points = (inputs: readonly number[], values: readonly number[]): Examples => ({
  count: values.length,
  inputs: Float32Array.from(inputs),
  labels: new Uint8Array(0),
  values: Float32Array.from(values),
  flipped: new Uint8Array(values.length),
})

describe('equals NumPy 2.4 and scikit-learn 1.9', () => {
  const oneTree = { trees: 1, bootstrap: false, featuresPerSplit: 'all' }
  const noisyDigits = { train: 100, labelNoise: 0.2, test: 100 }
  const wide = { test: 100 }
  const tall = { train: 100, features: 8, test: 100 }
  test.each<[string, BaselineUnit, Given, DataUnit, Given, readonly number[]]>([
    [
      'ridge, classes',
      ridge,
      { strength: 0.1 },
      digits,
      noisyDigits,
      [-0.0906231, -0.099093, -0.0257053, 0.1245445, 0.0382724, 0.05651, 0.6755249, 0.0920388, -0.1201395, 0.3486703],
    ],
    [
      'ridge, values',
      ridge,
      { strength: 0.1 },
      linear,
      wide,
      [3.2346484, -4.329595, 0.3123731, 1.7734239, 1.6329963, 0.1021329, -0.4098163, -1.2204964],
    ],
    [
      'least squares, classes',
      leastSquares,
      {},
      digits,
      noisyDigits,
      [-0.0491082, -0.2822569, -0.0128925, 0.018901, 0.0768678, -0.0428069, 0.7124964, 0.0757024, -0.053987, 0.5570839],
    ],
    [
      'least squares, fewer examples than features',
      leastSquares,
      {},
      linear,
      wide,
      [4.7688549, -5.014292, 0.8024905, 2.2256508, 1.5891993, 1.5226811, -0.4195554, -1.8252866],
    ],
    [
      'least squares, more examples than features',
      leastSquares,
      {},
      linear,
      tall,
      [3.7602092, -0.7968814, -0.7086606, -1.546491, -1.657629, 4.6168154, 1.9809974, 0.1902618],
    ],
    [
      'neighbours, classes',
      kNearestNeighbours,
      {},
      digits,
      noisyDigits,
      [0, 0, 0, 0, 0, 0, 0.8, 0, 0, 0.2, 0, 0, 0, 0, 0, 0.2, 0.2, 0, 0.4, 0.2],
    ],
    [
      'neighbours, values',
      kNearestNeighbours,
      {},
      linear,
      wide,
      [-0.3906735, -1.5619296, -0.1194562, -0.050039, -0.4604278, -0.1254596, -0.7324229, -0.3212895],
    ],
    [
      'a whole tree, values',
      randomForest,
      oneTree,
      sine,
      { train: 40, test: 100 },
      [
        0.9349542, -0.7688788, 0.0250818, 0.0250818, 0.153175, 0.1995777, -1.4046992, 0.3591558, 0.0250818, 0.0250818,
        0.9349542, 0.6383398,
      ],
    ],
    [
      'a tree of depth 3, values',
      randomForest,
      { ...oneTree, depth: 3 },
      sine,
      { train: 40, test: 100 },
      [
        0.8790156, -0.8901027, 0.0679457, 0.0679457, 0.2373028, 0.2373028, -0.8901027, 0.2373028, 0.0679457, 0.0679457,
        0.8790156, 0.8790156,
      ],
    ],
    [
      'a tree of depth 3, classes',
      randomForest,
      { ...oneTree, depth: 3 },
      rules,
      { train: 100, test: 100 },
      [0.047619, 0, 1, 1, 0, 1, 1, 0, 0.9, 1, 1, 0].flatMap((p) => [1 - p, p]),
    ],
  ])('%s', (_, unit, options, data, given, expected) => {
    close(predict(unit, options, data, given), expected)
  })
})

describe.each((baselines as readonly BaselineUnit[]).map((unit) => [unit.id, unit] as const))('%s', (_, unit) => {
  const { train, test: held } = create(twoMoons, { train: 200, labelNoise: 0.1 })
  const task: Task = { kind: 'classification', classes: 2 }
  const predictor = fit(unit, {}, train, task)
  const scores = predictor(held.inputs, held.count)

  test('learns two moons, scores that sum to 1', () => {
    let wrong = 0
    held.labels.forEach((label, k) => {
      const [a, b] = [scores[2 * k]!, scores[2 * k + 1]!]
      expect(a + b).toBeCloseTo(1, 5)
      if ((b > a ? 1 : 0) !== label) wrong += 1
    })
    expect(wrong / held.count).toBeLessThan(0.2)
  })

  test('gives the same bits again, for one example as for many, and takes one example to learn from', () => {
    expect(fit(unit, {}, train, task)(held.inputs, held.count)).toEqual(scores)
    expect(predictor(held.inputs.subarray(20, 22), 1)).toEqual(scores.subarray(20, 22))
    const one = create(twoMoons).train
    const single = { ...one, count: 1, inputs: one.inputs.subarray(0, 2), labels: one.labels.subarray(0, 1) }
    expect([...fit(unit, {}, single, task)(held.inputs, 1)]).toEqual([1, 0])
  })

  test('learns several outputs at once as it learns each', () => {
    const values = Float32Array.from({ length: 3 * train.count }, (_, k) => train.inputs[k % 400]! ** 2 - k / 600)
    const both = { ...train, labels: new Uint8Array(0), values }
    const found = fit(unit, {}, both, { kind: 'regression', outputs: 3 })(held.inputs, 50)
    expect(found.every(Number.isFinite)).toBe(true)
    if (unit.id === 'random-forest') return // Its splits serve all outputs.
    for (let o = 0; o < 3; o++) {
      const alone = fit(
        unit,
        {},
        { ...both, values: values.filter((_, k) => k % 3 === o) },
        regression,
      )(held.inputs, 50)
      for (let k = 0; k < 50; k++) expect(found[3 * k + o]).toBeCloseTo(alone[k]!, 5)
    }
  })
})

describe('ridge and least squares', () => {
  test('by hand: y = 1, 2, 6 at x = 0, 1, 2 gives the slope 5 / (2 + 3 λ) about the means', () => {
    const train = points([0, 1, 2], [1, 2, 6])
    for (const strength of [0.1, 1, 10]) {
      const at = fit(ridge, { strength }, train, regression)(Float32Array.of(1, 2), 2)
      close([...at], [3, 3 + 5 / (2 + 3 * strength)])
    }
    close([...fit(leastSquares, {}, train, regression)(Float32Array.of(1, 4), 2)], [3, 3 + 3 * 2.5])
  })

  test('ridge is least squares on a data set with a row √(nλ) for each weight', () => {
    const { train, test: held } = create(linear, { train: 30, features: 40, relevant: 40 })
    const centred = (values: Float32Array, columns: number) => {
      const means = Array.from({ length: columns }, (_, c) => {
        let sum = 0
        for (let k = c; k < values.length; k += columns) sum += values[k]!
        return (sum * columns) / values.length
      })
      return { means, values: Array.from(values, (value, k) => value - means[k % columns]!) }
    }
    const x = centred(train.inputs, 40)
    const y = centred(train.values, 1)
    const extra = Array.from({ length: 1600 }, (_, k) => (k % 41 === 0 ? Math.sqrt(30 * 0.5) : 0))
    const w = minimumNorm(
      Float64Array.of(...x.values, ...extra),
      70,
      40,
      Float64Array.of(...y.values, ...Array(40).fill(0)),
    )
    const found = fit(ridge, { strength: 0.5 }, train, regression)(held.inputs, 20)
    const expected = Array.from({ length: 20 }, (_, k) =>
      w.reduce((sum, weight, f) => sum + weight * (held.inputs[40 * k + f]! - x.means[f]!), y.means[0]!),
    )
    close([...found], expected)
  })

  test('a little ridge is nearly the least squares of least norm', () => {
    const [little, least] = [predict(ridge, { strength: 0.0001 }, linear, {}), predict(leastSquares, {}, linear, {})]
    expect(Math.max(...little.map((value, k) => Math.abs(value - least[k]!)))).toBeLessThan(0.02)
  })
})

describe('k nearest neighbours', () => {
  test.each([1, 2, 7, 60])('k = %i: equals sorting all distances', (neighbours) => {
    const { train, test: held } = create(digits, { train: 60, test: 100 })
    const found = fit(kNearestNeighbours, { neighbours }, train, { kind: 'classification', classes: 10 })(
      held.inputs,
      100,
    )
    for (let row = 0; row < 100; row++) {
      const distances = Array.from({ length: 60 }, (_, k) => {
        let sum = 0
        for (let p = 0; p < 64; p++) sum += (held.inputs[64 * row + p]! - train.inputs[64 * k + p]!) ** 2
        return { k, sum }
      }).sort((a, b) => a.sum - b.sum)
      const votes = Array(10).fill(0)
      for (const { k } of distances.slice(0, neighbours)) votes[train.labels[k]!] += 1
      expect([...found.subarray(10 * row, 10 * row + 10)]).toEqual(
        votes.map((count) => Math.fround(count / neighbours)),
      )
    }
  })

  test('of equal distances the earlier example is nearer; k may exceed the training set', () => {
    const train = points([1, -1, 1, -1, 5], [10, 20, 30, 40, 50])
    const at = (neighbours: number, x: number) =>
      fit(kNearestNeighbours, { neighbours }, train, regression)(Float32Array.of(x), 1)[0]
    expect([at(1, 0), at(2, 0), at(3, 0), at(2, -0.5), at(1, 3)]).toEqual([10, 15, 20, 30, 10])
    expect(at(100, 0)).toBe(30)
  })
})

describe('random forest', () => {
  /** The mean squared error of the best single question, by trying every value of every feature. */
  const leastError = ({ inputs, values, count }: Examples) => {
    const features = inputs.length / count
    const errorOf = (side: readonly number[]) => {
      const mean = side.reduce((a, b) => a + b, 0) / side.length
      return side.reduce((sum, y) => sum + (y - mean) ** 2, 0)
    }
    let least = Infinity
    for (let f = 0; f < features; f++)
      for (let k = 0; k < count; k++) {
        const isBelow = (row: number) => inputs[features * row + f]! <= inputs[features * k + f]!
        const rows = [...Array(count).keys()]
        const [below, above] = [rows.filter(isBelow), rows.filter((row) => !isBelow(row))]
        if (above.length === 0) continue
        least = Math.min(least, errorOf(below.map((row) => values[row]!)) + errorOf(above.map((row) => values[row]!)))
      }
    return least / count
  }

  test('the first question is the best of all, repeated values included', () => {
    for (let trial = 0; trial < 30; trial++) {
      const stream = createStream(trial, 'tree')
      const train = points(
        Array.from({ length: 48 }, (_, k) => Math.floor(stream.uniform(k)[0] * 6)),
        Array.from({ length: 16 }, (_, k) => stream.normal(k)),
      )
      const stump = fit(
        randomForest,
        { trees: 1, depth: 1, bootstrap: false, featuresPerSplit: 'all' },
        train,
        regression,
      )
      const error = stump(train.inputs, 16).reduce((sum, y, k) => sum + (y - train.values[k]!) ** 2, 0) / 16
      expect(error).toBeCloseTo(leastError(train), 5)
    }
  })

  test('by hand: thresholds half way between values, ties to the smaller feature and threshold', () => {
    const tree = (train: Examples, depth = 20) =>
      fit(randomForest, { trees: 1, depth, bootstrap: false, featuresPerSplit: 'all' }, train, regression)
    const step = tree(points([0, 1, 3, 4], [1, 1, 5, 5]))
    expect([...step(Float32Array.of(-9, 1.99, 2, 2.01, 9), 5)]).toEqual([1, 1, 1, 5, 5])
    // Both features separate equally well: the first is asked, so the second is ignored.
    const twins = tree(points([0, 0, 1, 1], [2, 4]))
    expect([...twins(Float32Array.of(0, 1, 1, 0), 2)]).toEqual([2, 4])
    // 0 | 1 0 and 0 1 | 0 are equally good: the smaller threshold wins.
    const bump = tree(points([0, 1, 2], [0, 1, 0]), 1)
    expect([...bump(Float32Array.of(0, 1, 2), 3)]).toEqual([0, 0.5, 0.5])
    // No question divides equal inputs: their mean.
    expect([...tree(points([7, 7, 7], [1, 2, 6]))(Float32Array.of(7), 1)]).toEqual([3])
  })

  test('depends on the seed; its trees differ, and more trees begin with the same', () => {
    const forest = (trees: number, seed = 0, options: Given = {}) =>
      predict(randomForest, { trees, ...options }, rules, { train: 100 }, seed)
    expect(forest(10, 1)).not.toEqual(forest(10))
    const [one, two, three] = [forest(1), forest(2), forest(3)]
    const second = two.map((p, k) => 2 * p - one[k]!)
    const third = three.map((p, k) => 3 * p - 2 * two[k]!)
    expect(second).not.toEqual(one)
    for (const half of [{ bootstrap: false }, { featuresPerSplit: 'all' }])
      expect(forest(2, 0, half)).not.toEqual(forest(1, 0, half))
    for (const p of [...second, ...third]) expect(p > -1e-5 && p < 1 + 1e-5).toBe(true)
  })

  test('without bootstrap and with all features every tree is the same', () => {
    const same = { bootstrap: false, featuresPerSplit: 'all' }
    close(
      predict(randomForest, { ...same, trees: 7 }, rules, { train: 100 }),
      predict(randomForest, { ...same, trees: 1 }, rules, { train: 100 }),
    )
  })

  test('many trees are far better on rules than one of them', () => {
    const held = create(rules).test
    const error = (trees: number) => {
      const scores = predict(randomForest, { trees }, rules, { train: 1000 })
      const wrong = Array.from(held.labels, (label, k) => ((scores[2 * k + 1]! > 0.5 ? 1 : 0) === label ? 0 : 1))
      return mean(wrong)
    }
    expect(error(1)).toBeGreaterThan(0.08)
    expect(error(30)).toBeLessThan(0.03)
  })
})
