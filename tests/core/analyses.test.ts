/** Each analysis against its closed form, or against brute force. */
import { describe, expect, test } from 'vitest'
import { analyses } from '#core/analyses/index.ts'
import type { Declaration, Json, OptionDeclaration } from '#core/units.ts'
import { metricsOf, resultsOf } from './analysed.ts'
import { byDefinition, simd } from './environments.ts'
import { numbersIn } from './numbers-in.ts'

/** Those that draw at their default options. */
const DRAWING = [
  'bias-variance',
  'double-descent',
  'support-recovery',
  'who-gets-decayed',
  'noise-is-ridge',
  'mixup-moments',
  'mask-counts',
  'decorrelation',
  'variance-shift',
  'winners-curse',
]

/** The extreme values of an option. A list keeps its length, which others may have to match. */
function cornersOf(option: OptionDeclaration): readonly Json[] {
  switch (option.type) {
    case 'choice':
      return option.choices
    case 'switch':
      return [true, false]
    case 'numbers':
      return option.range.map((end) => option.default.map((value, k) => (k === 0 ? end : value)))
    case 'order':
    case 'text':
    case 'unit':
      return []
    default:
      return option.range
  }
}

describe.each(analyses as readonly Declaration[])('$id', ({ id, options }) => {
  const corners = options.flatMap((option) => cornersOf(option).map((value): [string, Json] => [option.name, value]))

  test.each([['kind', id] as [string, Json], ...corners])(
    'is finite and the same on both executors: %s %s',
    (name, value) => {
      const given = { kind: id, [name]: value }
      const results = resultsOf(given)
      expect(results.flatMap(numbersIn).filter((number) => !Number.isFinite(number))).toEqual([])
      expect(resultsOf(given, byDefinition)).toEqual(results)
    },
  )

  test('another seed gives other results exactly where it draws', () => {
    const [one, other] = [0, 1].map((seed) => resultsOf({ kind: id }, simd, seed))
    if (DRAWING.includes(id)) expect(other).not.toEqual(one)
    else expect(other).toEqual(one)
  })
})

describe('penalised-step', () => {
  test('the worked example: w = (3, −1), g = (0.5, 2), η = 0.1, λ = 0.2', () => {
    const metrics = metricsOf({ kind: 'penalised-step' })
    // By hand: 3 − 0.1 (0.5 + 0.2 · 3) = 2.89 and −1 − 0.1 (2 − 0.2) = −1.18; the factor is 0.98.
    const expected = {
      factor: 0.98,
      'decayed-1': 2.94,
      'decayed-2': -0.98,
      'data-1': -0.05,
      'data-2': -0.2,
      'next-1': 2.89,
      'next-2': -1.18,
    }
    expect(Object.keys(metrics)).toEqual(Object.keys(expected))
    for (const [key, value] of Object.entries(expected)) expect(metrics[key]).toBeCloseTo(value, 6)
  })

  test('without a penalty it is the plain step', () => {
    const metrics = metricsOf({ kind: 'penalised-step', strength: 0 })
    expect(metrics.factor).toBe(1)
    expect(metrics['next-1']).toBeCloseTo(2.95, 6)
    expect(metrics['next-2']).toBeCloseTo(-1.2, 6)
  })
})

describe('logistic-growth', () => {
  /** Plain gradient descent with the engine's own exponential. */
  const descend = (steps: number, learningRate: number) => {
    let w = 0
    for (let step = 0; step < steps; step++) w += learningRate / (1 + Math.exp(w))
    return w
  }
  /** The flow's w + e^w = ηt + 1, by bisection. */
  const flow = (time: number) => {
    let [low, high] = [0, 50]
    for (let k = 0; k < 100; k++) {
      const middle = (low + high) / 2
      if (middle + Math.exp(middle) < time + 1) low = middle
      else high = middle
    }
    return low
  }

  test.each([
    [1000, 1],
    [200, 0.1],
    [100_000, 2],
  ])('%i steps at η = %d: descent by hand, near the flow, near ln ηt', (steps, learningRate) => {
    const metrics = metricsOf({ kind: 'logistic-growth', steps, learningRate })
    expect(metrics.weight).toBeCloseTo(descend(steps, learningRate), 5)
    expect(Math.abs(metrics.weight! - flow(learningRate * steps))).toBeLessThan(0.03)
    expect(metrics['log-step']).toBeCloseTo(Math.log(learningRate * steps), 5)
  })

  test('after 1,000 steps at η = 1 the weight is 6.905, and still grows', () => {
    const [weight] = resultsOf({ kind: 'logistic-growth' })
    if (weight?.shape !== 'series') throw new Error(weight?.shape)
    expect(metricsOf({ kind: 'logistic-growth' }).weight).toBeCloseTo(6.905, 3)
    expect(weight.x.at(-1)).toBe(1000)
    weight.y.slice(1).forEach((value, k) => {
      expect(value).toBeGreaterThan(weight.y[k]!)
    })
  })
})
