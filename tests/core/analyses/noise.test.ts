/** Chapters 5 and 6: orbits, noise as a penalty, valleys. */
import { describe, expect, test } from 'vitest'
import { metricsOf, resultsOf } from '../analysed.ts'
import { curve, places, sum } from './shapes.ts'

describe('orbit-variance', () => {
  const variances = (given: object) => {
    const metrics = metricsOf({ kind: 'orbit-variance', ...given })
    return [metrics.mean, metrics.variance, metrics['between-orbits'], metrics['within-orbits']]
  }

  test('the worked example: 6.5 = 4 + 2.5, of which 38 % goes', () => {
    expect(variances({})).toEqual([4, 6.5, 4, 2.5])
    expect(metricsOf({ kind: 'orbit-variance' })['removed-share']).toBeCloseTo(0.3846, 4)
  })

  test('exercise 5.2: all of the variance goes', () => {
    expect(variances({ first: [0, 4], second: [2, 2] })).toEqual([2, 2, 0, 2])
  })

  test('the parts sum to the whole where orbits differ in size', () => {
    const [mean, total, between, within] = variances({ first: [1, 2, 6], second: [3, 9] })
    expect(between! + within!).toBeCloseTo(total!, 12)
    const weighted = [1, 2, 6].map((loss) => [loss, 1 / 6]).concat([3, 9].map((loss) => [loss, 1 / 4])) as number[][]
    expect(total).toBeCloseTo(
      weighted.reduce((all, [loss, share]) => all + share! * (loss! - mean!) ** 2, 0),
      12,
    )
  })

  test('an empty orbit is refused', () => {
    expect(() => resultsOf({ kind: 'orbit-variance', second: [] })).toThrow('give each at least one')
  })
})

describe('noise-is-ridge', () => {
  test.each(['input', 'dropout', 'weight'])('%s noise: many copies come near the expected weights', (noise) => {
    const few = metricsOf({ kind: 'noise-is-ridge', noise, copies: 5 })
    const many = metricsOf({ kind: 'noise-is-ridge', noise, copies: 1000 })
    expect(many['distance-to-expected']).toBeLessThan(0.04)
    expect(many['distance-to-expected']).toBeLessThan(few['distance-to-expected']! / 2)
  })

  test('input noise and dropout end away from least squares, weight noise at it', () => {
    const away = (noise: string) =>
      metricsOf({ kind: 'noise-is-ridge', noise, copies: 500 })['distance-to-least-squares']!
    expect(away('input')).toBeGreaterThan(0.1)
    expect(away('dropout')).toBeGreaterThan(0.1)
    expect(away('weight')).toBeLessThan(0.03)
    const weights = resultsOf({ kind: 'noise-is-ridge', noise: 'weight' })
    expect(places(weights, 'expected-weight')).toEqual(places(weights, 'least-squares-weight'))
  })

  test('little noise changes little, and the price grows with it', () => {
    const expected = (given: object) =>
      places(resultsOf({ kind: 'noise-is-ridge', copies: 1, ...given }), 'expected-weight').map(([, weight]) => weight)
    const norm = (weights: number[]) => sum(8, (j) => weights[j]! ** 2)
    const [none, some, much] = [0.01, 0.5, 2].map((deviation) => norm(expected({ deviation })))
    expect(some).toBeLessThan(none!)
    expect(much).toBeLessThan(some! / 2)
    expect(norm(expected({ noise: 'dropout', probability: 0.9 }))).toBeLessThan(
      norm(expected({ noise: 'dropout', probability: 0.1 })),
    )
  })
})

describe('sharp-or-flat', () => {
  test('the tie is at σ = √(0.1 / 7.5), where both valleys expect the same', () => {
    const { tie } = metricsOf({ kind: 'sharp-or-flat' })
    expect(tie).toBeCloseTo(0.1155, 4)
    const metrics = metricsOf({ kind: 'sharp-or-flat', deviation: tie! })
    expect(metrics['expected-at-sharp']).toBeCloseTo(metrics['expected-at-flat']!, 12)
  })

  test('the minimum of the smoothed loss changes valleys there', () => {
    const minimum = (deviation: number) => metricsOf({ kind: 'sharp-or-flat', deviation })['smoothed-minimum']!
    expect([0, 0.1, 0.114].map(minimum)).toEqual([1, 1, 1])
    for (const deviation of [0.118, 0.3]) expect(minimum(deviation)).toBeCloseTo(-1, 1)
  })

  test('the smoothed loss is the mean of the loss over normal noise', () => {
    const smoothed = curve(resultsOf({ kind: 'sharp-or-flat', deviation: 0.3 }), 'smoothed-loss')
    const loss = (w: number) => Math.min(8 * (w - 1) ** 2, 0.5 * (w + 1) ** 2 + 0.1)
    const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI)
    for (const [w, value] of [smoothed[20]!, smoothed[100]!, smoothed[120]!]) {
      const exact = sum(40_000, (k) => {
        const t = -10 + (k + 0.5) / 2000
        return (density(t) * loss(w + 0.3 * t)) / 2000
      })
      expect(value).toBeCloseTo(exact, 4)
    }
    expect(places(resultsOf({ kind: 'sharp-or-flat' }), 'smoothed-minimum')).toHaveLength(1)
  })
})

describe('shaken-input', () => {
  test('the worked examples and exercise 6.1', () => {
    const line = metricsOf({ kind: 'shaken-input' })
    expect([line['loss-up'], line['loss-down'], line['expected-loss'], line.expansion]).toEqual([4, 0, 2, 2])
    const square = metricsOf({ kind: 'shaken-input', linear: 0, quadratic: 1, target: 0.5, deviation: 0.1 })
    expect(square['expected-loss']).toBeCloseTo(0.3001, 10)
    expect(square.expansion).toBeCloseTo(0.3, 10)
    const exercise = metricsOf({ kind: 'shaken-input', linear: 3, target: 2, deviation: 1 })
    expect(exercise['expected-loss']).toBeCloseTo(10, 12)
  })

  test('what the expansion leaves out is of fourth order: b² d⁴', () => {
    const results = resultsOf({ kind: 'shaken-input', linear: 1, quadratic: 2, input: 0.5, target: -1 })
    const expansion = curve(results, 'expansion')
    curve(results, 'expected-loss').forEach(([d, loss], k) => {
      expect(loss - expansion[k]![1]).toBeCloseTo(4 * d ** 4, 9)
    })
  })
})
