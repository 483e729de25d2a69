/** Chapter 2: paths of descent and ridge, and patience. */
import { describe, expect, test } from 'vitest'
import { check, freshPatience } from '#core/patience.ts'
import type { PointsResult } from '#core/results.ts'
import { metricsOf, resultsOf } from '../analysed.ts'
import { curve, places, sum } from './shapes.ts'

describe('two-paths', () => {
  test('the worked example: h = (4, 0.25), η = 0.1, t = 10, and exercise 2.3', () => {
    const metrics = metricsOf({ kind: 'two-paths' })
    expect(metrics['descent-1']).toBeCloseTo(0.994, 4)
    expect(metrics['descent-2']).toBeCloseTo(0.2237, 4)
    expect(metrics.strength).toBeCloseTo(1, 12)
    expect([metrics['ridge-1'], metrics['ridge-2']]).toEqual([expect.closeTo(0.8, 12), expect.closeTo(0.2, 12)])
  })

  test('descent has 1 − (1 − ηh)^t, ridge h / (h + 1 / ηt), at every step', () => {
    const given = { curvature1: 7, curvature2: 0.6, learningRate: 0.17, steps: 25 }
    const results = resultsOf({ kind: 'two-paths', ...given })
    const factors = (of: (h: number, t: number) => number) =>
      Array.from({ length: 26 }, (_, t) => [of(7, t), of(0.6, t)].map((value) => expect.closeTo(value, 10)))
    expect(places(results, 'descent-path')).toEqual(factors((h, t) => 1 - (1 - 0.17 * h) ** t))
    expect(places(results, 'ridge-path')).toEqual(factors((h, t) => (t === 0 ? 0 : h / (h + 1 / (0.17 * t)))))
  })

  test('each end lies on a contour of the loss', () => {
    const given = { curvature1: 3, curvature2: 0.4, learningRate: 0.1, steps: 12 }
    const results = resultsOf({ kind: 'two-paths', ...given })
    const loss = ([w1, w2]: readonly number[]) => 1.5 * (w1! - 1) ** 2 + 0.2 * (w2! - 1) ** 2
    const contours = results.filter(({ name }) => name === 'contour') as readonly PointsResult[]
    for (const [k, end] of ['stopped', 'penalised-minimum'].entries()) {
      const { x, y } = contours[k]!
      const [level] = places(results, end).map(loss)
      for (let at = 0; at < x.length; at++) expect(loss([x[at]!, y[at]!])).toBeCloseTo(level!, 6)
    }
  })

  test('doubling t halves λ; so does doubling η', () => {
    const strength = (given: object) => metricsOf({ kind: 'two-paths', ...given }).strength!
    expect(strength({ steps: 20 })).toBeCloseTo(0.5, 12)
    expect(strength({ learningRate: 0.2 })).toBeCloseTo(0.5, 12)
  })
})

describe('early-stopping-and-ridge', () => {
  const h = Array.from({ length: 20 }, (_, i) => 10 ** ((2 * i) / 19 - 2))

  test('factors and risks by the closed form', () => {
    const given = { steps: 37, learningRate: 0.3, noise: 1.5, signal: 1 }
    const results = resultsOf({ kind: 'early-stopping-and-ridge', ...given })
    const factors = {
      descent: h.map((each) => 1 - (1 - 0.3 * each) ** 37),
      ridge: h.map((each) => each / (each + 1 / (0.3 * 37))),
    }
    const total = sum(20, (i) => h[i]!)
    const metrics = metricsOf({ kind: 'early-stopping-and-ridge', ...given })
    for (const name of ['descent', 'ridge'] as const) {
      curve(results, name).forEach(([x, y], i) => {
        expect(x).toBeCloseTo(h[i]!, 6)
        expect(y).toBeCloseTo(factors[name][i]!, 5)
      })
      const risk = sum(20, (i) => {
        const f = factors[name][i]!
        return (h[i]! * (1 - f) ** 2) / total + (f ** 2 * 1.5 ** 2) / 40
      })
      expect(metrics[`${name}-risk`]).toBeCloseTo(risk, 5)
      expect(metrics[`best-${name}-risk`]).toBeLessThanOrEqual(metrics[`${name}-risk`]! + 1e-12)
    }
  })

  test('in the flow limit the factors’ ratio stays between 1 and 1.2985, and comes near it', () => {
    const ratio = (steps: number) =>
      metricsOf({ kind: 'early-stopping-and-ridge', learningRate: 0.001, steps })['largest-ratio']!
    for (const steps of [1, 100, 500, 2000]) expect(ratio(steps)).toBeLessThan(1.2992)
    expect(ratio(1793)).toBeGreaterThan(1.298)
    const results = resultsOf({ kind: 'early-stopping-and-ridge', learningRate: 0.001, steps: 700 })
    const ridge = curve(results, 'ridge')
    curve(results, 'descent').forEach(([, f], i) => {
      expect(f / ridge[i]![1]).toBeGreaterThan(1)
    })
  })

  test('the best stopping is at most 1.69 times as bad as the best ridge', () => {
    for (const noise of [0.5, 2, 5]) {
      const metrics = metricsOf({ kind: 'early-stopping-and-ridge', noise, learningRate: 0.05 })
      expect(metrics['best-descent-risk']! / metrics['best-ridge-risk']!).toBeLessThan(1.69)
    }
  })
})

describe('patience', () => {
  const epochs = (given: object) => {
    const metrics = metricsOf({ kind: 'patience', ...given })
    return [metrics['stop-epoch'], metrics['restored-epoch']]
  }

  test('exercises 2.1 and 2.2, and patience 1, which keeps 0.60 for 0.58', () => {
    expect(epochs({ patience: 2 })).toEqual([7, 5])
    expect(epochs({ patience: 3, minDelta: 0.05 })).toEqual([6, 3])
    expect(epochs({ patience: 1 })).toEqual([4, 3])
    expect(metricsOf({ kind: 'patience', patience: 1 })['restored-loss']).toBe(0.6)
    expect(metricsOf({ kind: 'patience' })['restored-loss']).toBe(0.58)
  })

  test('where patience does not run out it stops at the end', () => {
    expect(epochs({ patience: 9 })).toEqual([9, 5])
    expect(epochs({ losses: [3, 2, 1], patience: 1 })).toEqual([3, 3])
  })

  test('an equal loss is no improvement, and neither is what is not a number', () => {
    expect(epochs({ losses: [1, 1, 1, 0.5], patience: 2 })).toEqual([3, 1])
    const once = check(freshPatience, NaN, 0)
    expect(once.waited).toBe(1)
    expect(check(once, 5, 0)).toEqual({ best: 5, waited: 0 })
    expect(check({ best: 5, waited: 0 }, NaN, 0)).toEqual({ best: 5, waited: 1 })
  })

  test('no losses are refused', () => {
    expect(() => resultsOf({ kind: 'patience', losses: [] })).toThrow('give at least one')
  })
})
