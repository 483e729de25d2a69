/** Chapters 10 to 12: normalization by hand, and what it is invariant to. */
import { describe, expect, test } from 'vitest'
import { metricsOf, resultsOf } from '../analysed.ts'
import { arrows, curve, field, places, sum } from './shapes.ts'

const each = (metrics: { readonly [key: string]: number }, name: string) =>
  Object.keys(metrics)
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => metrics[key]!)
const near = (expected: readonly number[], digits = 5) => expected.map((value) => expect.closeTo(value, digits))

/** The gradient of Σ δ y in x, by central differences of a function of the test’s own. */
function differences(forward: (x: number[]) => number[], x: number[], upstream: number[]): number[] {
  const loss = (at: number[]) => forward(at).reduce((all, y, i) => all + y * upstream[i]!, 0)
  return x.map((_, i) => {
    const moved = (by: number) => x.map((value, j) => (i === j ? value + by : value))
    return (loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5
  })
}

function standardise(x: number[], epsilon: number, centred = true): number[] {
  const mean = centred ? sum(x.length, (i) => x[i]! / x.length) : 0
  const variance = sum(x.length, (i) => (x[i]! - mean) ** 2 / x.length)
  return x.map((value) => (value - mean) / Math.sqrt(variance + epsilon))
}

describe('batch-norm-by-hand', () => {
  test('the worked example: x = (0, 0, 4, 4), δ = (1, 0, 0, 0), and chapter 11’s projection', () => {
    const metrics = metricsOf({ kind: 'batch-norm-by-hand' })
    expect([metrics.mean, metrics.variance]).toEqual([2, 4])
    expect(each(metrics, 'normalized')).toEqual([-1, -1, 1, 1])
    expect([metrics['shift-gradient'], metrics['scale-gradient']]).toEqual([1, -1])
    expect(each(metrics, 'input-gradient')).toEqual([0.25, -0.25, 0, 0])
    expect(each(metrics, 'constant-gradient')).toEqual([0.5, 0, 0, 0])
    expect([metrics['gradient-square'], metrics['projected-square']]).toEqual([0.125, 0.125])
  })

  test('exercises 10.1 and 11.1', () => {
    const given = { kind: 'batch-norm-by-hand', values: [1, 1, 5, 5], upstream: [0, 0, 0, 1], scale: 2 }
    expect(each(metricsOf(given), 'input-gradient')).toEqual([0, 0, -0.5, 0.5])
    expect(metricsOf({ kind: 'batch-norm-by-hand', scale: 2 })['gradient-square']).toBe(0.5)
  })

  test('any values: outputs and gradient by finite differences; the sum is 0, and so is the part along x̂', () => {
    const [values, upstream] = [
      [0.3, -1.2, 2.5, 0.9, 4],
      [1, -0.5, 0.25, 2, -1],
    ]
    for (const epsilon of [0, 0.1]) {
      const metrics = metricsOf({ kind: 'batch-norm-by-hand', values, upstream, scale: 1.5, shift: -2, epsilon })
      const forward = (x: number[]) => standardise(x, epsilon).map((value) => 1.5 * value - 2)
      expect(each(metrics, 'output')).toEqual(near(forward(values!)))
      expect(each(metrics, 'input-gradient')).toEqual(near(differences(forward, values!, upstream!)))
      expect(each(metrics, 'central-difference')).toEqual(near(each(metrics, 'input-gradient'), 3))
      expect(metrics['gradient-sum']).toBeCloseTo(0, 6)
      if (epsilon > 0) continue
      expect(metrics['gradient-along-normalized']).toBeCloseTo(0, 6)
      expect(metrics['gradient-square']).toBeCloseTo(metrics['projected-square']!, 5)
    }
  })

  test('arrows point downhill', () => {
    const results = resultsOf({ kind: 'batch-norm-by-hand' })
    expect(arrows(results, 'input').map(([, y]) => y + 0)).toEqual([-0.25, 0.25, 0, 0])
    expect(places(results, 'output').map(([, y]) => y)).toEqual([-1, -1, 1, 1])
  })

  test.each([
    [{ upstream: [1] }, 'There are 4 values but 1 gradients'],
    [{ values: [1], upstream: [1] }, 'at least two values'],
    [{ values: [3, 3, 3, 3] }, 'take “epsilon” above 0'],
  ])('%o is refused', (given, message) => {
    expect(() => resultsOf({ kind: 'batch-norm-by-hand', ...given })).toThrow(message)
  })
})

describe('running-statistics', () => {
  test('the worked example and exercise 10.2: after one batch 0.2 and 1.433, and 3.174 for 4', () => {
    const metrics = metricsOf({ kind: 'running-statistics', batches: 1, epsilon: 1e-8 })
    expect(metrics['running-mean']).toBeCloseTo(0.2, 6)
    expect(metrics['running-variance']).toBeCloseTo(1.4333, 4)
    expect(metrics['inference-output']).toBeCloseTo(3.174, 3)
    expect(metrics['training-output']).toBeCloseTo(1, 6)
  })

  test('the mean is 1.30 after 10 batches and 1.98 after 44', () => {
    const means = curve(resultsOf({ kind: 'running-statistics' }), 'running-mean')
    expect(means[9]).toEqual([10, expect.closeTo(1.3, 2)])
    expect(means[43]).toEqual([44, expect.closeTo(1.98, 2)])
    means.forEach(([batch, mean]) => {
      expect(mean).toBeCloseTo(2 * (1 - 0.9 ** batch), 5)
    })
  })

  test('batches that differ are averaged with weights (1 − ρ)^age', () => {
    const results = resultsOf({ kind: 'running-statistics', spread: 2, momentum: 0.3, batches: 12 })
    const batches = curve(results, 'batch-mean').map(([, mean]) => mean)
    expect(new Set(batches).size).toBe(12)
    expect(curve(results, 'running-mean')[11]![1]).toBeCloseTo(
      sum(12, (k) => 0.3 * 0.7 ** (11 - k) * batches[k]!),
      5,
    )
  })
})

describe('folded-batch-norm', () => {
  test('exercise 10.5: w′ = 6, b′ = −1', () => {
    const metrics = metricsOf({ kind: 'folded-batch-norm' })
    expect([metrics['folded-weight'], metrics['folded-bias']]).toEqual([6, -1])
  })

  test('one layer is two, with ε too', () => {
    const given = { weight: -0.7, bias: 3, mean: 1.5, variance: 0.3, scale: 2, shift: -4, epsilon: 0.2 }
    const results = resultsOf({ kind: 'folded-batch-norm', ...given })
    const folded = curve(results, 'folded')
    curve(results, 'two-layers').forEach(([x, y], k) => {
      const normalized = (-0.7 * x + 3 - 1.5) / Math.sqrt(0.5)
      expect(y).toBeCloseTo(2 * normalized - 4, 10)
      expect(folded[k]![1]).toBeCloseTo(y, 10)
    })
  })
})

describe('straight-line', () => {
  const explained = (given: object) => metricsOf({ kind: 'straight-line', ...given })['explained-share']!

  test('a line explains 98.4 % of the sigmoid on N(0, 1), 87.8 % on N(0, 9), and 73.3 % of ReLU', () => {
    expect(explained({})).toBeCloseTo(0.984, 3)
    expect(explained({ deviation: 3 })).toBeCloseTo(0.878, 3)
    expect(explained({ activation: 'relu' })).toBeCloseTo(0.25 / (0.5 - 0.5 / Math.PI), 4)
    expect(explained({ activation: 'relu' })).toBeCloseTo(0.733, 3)
  })

  test('all of what is straight', () => {
    expect(explained({ activation: 'identity', mean: 2, deviation: 0.7 })).toBeCloseTo(1, 8)
    expect(metricsOf({ kind: 'straight-line', activation: 'identity' }).slope).toBeCloseTo(1, 8)
    expect(explained({ activation: 'tanh', deviation: 0.1 })).toBeGreaterThan(0.999)
  })
})

describe('decorrelation', () => {
  test.each([-0.99, 0, 0.9])('correlation %d: batch normalization leaves it, whitening does not', (correlation) => {
    const metrics = metricsOf({ kind: 'decorrelation', correlation })
    expect(Math.abs(metrics['input-correlation']! - correlation)).toBeLessThan(0.15)
    expect(metrics['normalized-correlation']).toBeCloseTo(metrics['input-correlation']!, 6)
    expect(metrics['whitened-correlation']).toBeCloseTo(0, 10)
  })

  test('both have mean 0 and variance 1 in each feature', () => {
    const results = resultsOf({ kind: 'decorrelation' })
    for (const name of ['normalized', 'whitened'])
      for (const feature of [0, 1]) {
        const values = places(results, name).map((place) => place[feature]!)
        const mean = sum(200, (k) => values[k]! / 200)
        expect(mean).toBeCloseTo(0, 6)
        expect(sum(200, (k) => (values[k]! - mean) ** 2 / 200)).toBeCloseTo(1, 5)
      }
  })
})

describe('effective-learning-rate', () => {
  const metrics = (given: object) => metricsOf({ kind: 'effective-learning-rate', ...given })

  test('worked example (b): a step at a right angle takes ‖w‖² from 25 to 25.25', () => {
    const step = metrics({ norm: 5, gradientNorm: 2.5, learningRate: 1, strength: 0, steps: 1 })
    expect(step['weight-norm']! ** 2).toBeCloseTo(25.25, 10)
    expect(step).not.toHaveProperty('balance-norm')
  })

  test('worked example (c) and exercise 11.3: balance at 3.162', () => {
    const found = metrics({})
    expect(found['approximate-norm']).toBeCloseTo(3.162, 3)
    expect(found['balance-norm']).toBeCloseTo(3.162, 3)
    expect(found['balance-rate']).toBeCloseTo(0.01, 4)
    expect(metrics({ steps: 100_000 })['weight-norm']).toBeCloseTo(found['balance-norm']!, 4)
    const exercise = metrics({ learningRate: 0.2, strength: 0.001 })
    expect(exercise['approximate-norm']).toBeCloseTo(3.162, 3)
    expect(exercise['balance-rate']).toBeCloseTo(0.02, 4)
  })

  test('exercise 11.2: ten times the weights, a tenth of the gradient, a hundredth of the rate', () => {
    const start = (norm: number) => metrics({ norm, learningRate: 0.001, steps: 1, strength: 0 })
    const [one, ten] = [start(5), start(50)]
    expect(ten['gradient-norm']! / one['gradient-norm']!).toBeCloseTo(0.1, 6)
    expect(ten['effective-learning-rate']! / one['effective-learning-rate']!).toBeCloseTo(0.01, 6)
  })

  test('is what two weights do whose gradient is at a right angle', () => {
    let w = [3, 4]
    for (let step = 0; step < 50; step++) {
      const norm = Math.hypot(...w)
      const g = [(2 * -w[1]!) / norm ** 2, (2 * w[0]!) / norm ** 2]
      w = w.map((weight, i) => weight * (1 - 0.3 * 0.05) - 0.3 * g[i]!)
    }
    const found = metrics({ norm: 5, gradientNorm: 2, learningRate: 0.3, strength: 0.05, steps: 50 })
    expect(found['weight-norm']).toBeCloseTo(Math.hypot(...w), 10)
  })

  test('without decay the norm only grows', () => {
    const norms = curve(resultsOf({ kind: 'effective-learning-rate', strength: 0, norm: 0.5 }), 'weight-norm')
    for (let k = 1; k < norms.length; k++) expect(norms[k]![1]).toBeGreaterThan(norms[k - 1]![1])
  })
})

describe('statistic-axes', () => {
  const at = (method: string, cell: number) => metricsOf({ kind: 'statistic-axes', method, cell }).normalized!

  test('the worked example and exercise 12.1', () => {
    const methods = ['batch-norm', 'layer-norm', 'instance-norm', 'group-norm']
    expect(methods.map((method) => at(method, 1))).toEqual(near([-Math.SQRT2, -1.177, -1, -1.342], 3))
    expect(methods.map((method) => at(method, 2))).toEqual(near([0, -0.392, 1, -0.447], 3))
  })

  test('exercise 12.5: N = 4, C = 32, 8 × 8', () => {
    const size = { examples: 4, channels: 32, area: 64, groups: 8 }
    const values = (method: string) => metricsOf({ kind: 'statistic-axes', method, ...size })['values-per-statistic']
    expect(['batch-norm', 'layer-norm', 'instance-norm', 'group-norm'].map(values)).toEqual([256, 2048, 64, 256])
  })

  test('RMS normalization of (3, 4, 0, 0) is (1.2, 1.6, 0, 0)', () => {
    const one = { examples: 1, channels: 4, area: 1, values: [3, 4, 0, 0], method: 'rms-norm' }
    expect([...field(resultsOf({ kind: 'statistic-axes', ...one }), 'normalized').values]).toEqual(
      near([1.2, 1.6, 0, 0]),
    )
  })

  test('an example of GN with one group is LN, with as many as channels IN', () => {
    const values = (given: object) => [...field(resultsOf({ kind: 'statistic-axes', ...given }), 'normalized').values]
    expect(values({ method: 'group-norm', groups: 1 })).toEqual(values({ method: 'layer-norm' }))
    expect(values({ method: 'group-norm', groups: 4 })).toEqual(values({ method: 'instance-norm' }))
  })

  test.each(['batch-norm', 'layer-norm', 'instance-norm', 'group-norm', 'rms-norm'])(
    '%s: the lit cells give the statistics of the chosen one',
    (method) => {
      const size = { examples: 2, channels: 4, area: 2, groups: 2, epsilon: 0.01 }
      for (const cell of [1, 7, 16]) {
        const given = { kind: 'statistic-axes', method, cell, ...size }
        const results = resultsOf(given)
        const lit = field(results, 'shares-statistic').values
        const normalized = field(results, 'normalized').values
        const metrics = metricsOf(given)
        const [own, count] = [cell - 1, metrics['values-per-statistic']!]
        expect(lit[own]).toBe(1)
        expect(lit.reduce((all, value) => all + value, 0)).toBe(count)
        // What was normalized together has mean 0 and, but for ε, mean square 1.
        const together = [...normalized].filter((_, k) => lit[k] === 1)
        if (method !== 'rms-norm') expect(sum(count, (k) => together[k]! / count)).toBeCloseTo(0, 5)
        const square = sum(count, (k) => together[k]! ** 2 / count)
        const variance = metrics.deviation! ** 2 - 0.01
        expect(square).toBeCloseTo(variance / (variance + 0.01), 4)
        expect(metrics.normalized).toBe(normalized[own])
        expect((metrics.input! - metrics.mean!) / metrics.deviation!).toBeCloseTo(metrics.normalized!, 5)
      }
    },
  )

  test('groups that do not divide the channels are refused', () => {
    expect(() => resultsOf({ kind: 'statistic-axes', method: 'group-norm', groups: 3 })).toThrow('take a divisor of 4')
  })

  test('a cell that is not there is refused', () => {
    const small = { kind: 'statistic-axes', method: 'batch-norm', examples: 1, channels: 3, area: 4, cell: 13 }
    expect(() => resultsOf(small)).toThrow('There is no cell 13: 1 × 3 × 4 are 12.')
  })
})

describe('layer-norm-by-hand', () => {
  const gradient = (given: object) => each(metricsOf({ kind: 'layer-norm-by-hand', ...given }), 'input-gradient')
  const root5 = Math.sqrt(5)

  test('the worked example and exercise 12.2', () => {
    expect(gradient({})).toEqual(near([0.3 / root5, -0.4 / root5, -0.1 / root5, 0.2 / root5]))
    expect(gradient({ upstream: [0, 0, 0, 1] })).toEqual(near([0.2 / root5, -0.1 / root5, -0.4 / root5, 0.3 / root5]))
  })

  test.each(['layer-norm', 'rms-norm'])('%s with γ inside the group, by finite differences', (method) => {
    const [values, upstream, scales] = [
      [0.3, -1.2, 2.5, 0.9],
      [1, -0.5, 0.25, 2],
      [2, 0.5, -1, 1.5],
    ]
    const forward = (x: number[]) => standardise(x, 0.1, method === 'layer-norm').map((value, j) => scales![j]! * value)
    const given = { values, upstream, scales, method, epsilon: 0.1 }
    expect(gradient(given)).toEqual(near(differences(forward, values!, upstream!)))
    const metrics = metricsOf({ kind: 'layer-norm-by-hand', ...given })
    expect(each(metrics, 'output')).toEqual(near(forward(values!)))
    expect(each(metrics, 'central-difference')).toEqual(near(gradient(given), 3))
    const normalized = standardise(values!, 0.1, method === 'layer-norm')
    expect(each(metrics, 'scale-gradient')).toEqual(near(normalized.map((value, j) => value * upstream![j]!)))
  })
})
