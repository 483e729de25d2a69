/** Chapter 1: bias and variance, a shrunken mean, double descent. */
import { describe, expect, test } from 'vitest'
import { metricsOf, resultsOf } from '../analysed.ts'
import { curve, places, rows, sum } from './shapes.ts'

describe('bias-variance', () => {
  /** Least squares in Legendre polynomials on the fifteen places, by their discrete orthogonalisation. */
  function expectedMoments(degree: number, noise: number) {
    const x = Array.from({ length: 15 }, (_, i) => i / 14)
    const grid = Array.from({ length: 60 }, (_, k) => (k + 0.5) / 60)
    const all = [...x, ...grid]
    const basis: number[][] = []
    for (let d = 0; d <= degree; d++) {
      const power = all.map((place) => (2 * place - 1) ** d)
      for (let pass = 0; pass < 2; pass++)
        for (const other of basis) {
          const along = sum(15, (i) => power[i]! * other[i]!)
          power.forEach((_, i) => {
            power[i]! -= along * other[i]!
          })
        }
      const norm = Math.sqrt(sum(15, (i) => power[i]! ** 2))
      basis.push(power.map((value) => value / norm))
    }
    const sine = (place: number) => Math.sin(2 * Math.PI * place)
    const bias = sum(60, (k) => {
      const fit = basis.reduce((total, f) => total + f[15 + k]! * sum(15, (i) => f[i]! * sine(x[i]!)), 0)
      return (fit - sine(grid[k]!)) ** 2 / 60
    })
    const variance = sum(60, (k) => basis.reduce((total, f) => total + f[15 + k]! ** 2, 0) / 60) * noise ** 2
    return { bias, variance }
  }

  test.each([
    [0, 0.3],
    [1, 0.3],
    [3, 0.3],
    [5, 0.5],
    [11, 0.1],
  ])('degree %i, σ = %d: fifty fits come near what a linear smoother must give', (degree, noise) => {
    const { bias, variance } = expectedMoments(degree, noise)
    const results = resultsOf({ kind: 'bias-variance', degree, noise })
    const [[measuredBias, expectedBias], [measuredVariance, expectedVariance]] = rows(results, 'squared-error') as [
      [number, number],
      [number, number],
    ]
    expect(expectedBias).toBeCloseTo(bias, 6)
    expect(expectedVariance / variance).toBeCloseTo(1, 8)
    // The mean of fifty fits has a variance of its own.
    const own = variance / 50
    expect(Math.abs(measuredBias - expectedBias)).toBeLessThan(5 * own + 4 * Math.sqrt(bias * own))
    expect(Math.abs(measuredVariance / expectedVariance - 1)).toBeLessThan(0.35)
  })

  test('bias² falls and variance rises with the degree; a ridge takes from the variance', () => {
    const moments = (degree: number, strength = 0) =>
      rows(resultsOf({ kind: 'bias-variance', degree, strength }), 'squared-error').map(([, expected]) => expected!)
    const [line, cubic, wild, ridge] = [moments(1), moments(3), moments(11), moments(11, 0.01)]
    expect(line![0]).toBeGreaterThan(cubic![0]!)
    expect(cubic![0]).toBeGreaterThan(wild![0]!)
    expect(line![1]).toBeLessThan(cubic![1]!)
    expect(cubic![1]).toBeLessThan(wild![1]!)
    expect(ridge![1]).toBeLessThan(wild![1]!)
    expect(ridge![0]).toBeGreaterThan(wild![0]!)
  })

  test('a ridge on a line divides its slope by 1 + nλ / Σ t², t = 2x − 1', () => {
    const t = Array.from({ length: 15 }, (_, i) => i / 7 - 1)
    const slopeOf = (strength: number) => {
      const mean = places(resultsOf({ kind: 'bias-variance', degree: 1, noise: 0, strength }), 'mean-fit')
      return (mean[59]![1] - mean[0]![1]) / (2 * (mean[59]![0] - mean[0]![0]))
    }
    const squares = sum(15, (i) => t[i]! ** 2)
    const along = sum(15, (i) => t[i]! * Math.sin(Math.PI * (t[i]! + 1)))
    for (const strength of [0, 0.1, 2]) expect(slopeOf(strength)).toBeCloseTo(along / (squares + 15 * strength), 6)
  })

  test('an endless ridge leaves the mean of the targets', () => {
    const results = resultsOf({ kind: 'bias-variance', degree: 5, strength: 10, noise: 0 })
    const mean = places(results, 'mean-fit').map(([, y]) => y)
    expect(Math.max(...mean.map(Math.abs))).toBeLessThan(0.05)
  })
})

describe('shrunk-mean', () => {
  test('the worked example: μ = 2, σ² = 4, n = 4', () => {
    expect(metricsOf({ kind: 'shrunk-mean', kept: 1 })).toMatchObject({ 'bias-square': 0, variance: 1 })
    const metrics = metricsOf({ kind: 'shrunk-mean' })
    const expected = { 'bias-square': 0.16, variance: 0.64, 'mean-squared-error': 0.8, 'best-share': 0.8 }
    for (const [key, value] of Object.entries({ ...expected, 'best-strength': 0.25 }))
      expect(metrics[key], key).toBeCloseTo(value, 12)
  })

  test('exercise 1.1: c = 0.5 has 1.25', () => {
    expect(metricsOf({ kind: 'shrunk-mean', kept: 0.5 })['mean-squared-error']).toBeCloseTo(1.25, 12)
  })

  test('no other share is better than the best', () => {
    const given = { kind: 'shrunk-mean', mean: 1.3, noise: 3, train: 7 }
    const best = metricsOf(given)['best-share']!
    const least = metricsOf({ ...given, kept: best })['mean-squared-error']!
    for (const [, error] of curve(resultsOf(given), 'mean-squared-error')) expect(error).toBeGreaterThanOrEqual(least)
  })
})

describe('double-descent', () => {
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const logError = (given: object) =>
    median(
      Array.from(
        { length: 5 },
        (_, seed) => metricsOf({ kind: 'double-descent', ...given }, seed)['log-excess-error']!,
      ),
    )

  test.each(['linear', 'random'])('%s features: worst at p = n, and a ridge takes the peak away', (inputs) => {
    const [few, peak, many, ridge] = [
      logError({ inputs, features: 5 }),
      logError({ inputs, features: 40 }),
      logError({ inputs, features: 200 }),
      logError({ inputs, features: 40, strength: 0.5 }),
    ] as const
    expect(peak).toBeGreaterThan(Math.max(few, many) + 0.5)
    expect(ridge).toBeLessThan(few + 0.1)
  })

  test('the chosen count lies on its curve, and the ridge’s curve is the lower one at n', () => {
    const results = resultsOf({ kind: 'double-descent', features: 60, strength: 0.5 })
    const [[p, error]] = places(results, 'chosen') as [[number, number]]
    expect(curve(results, 'ridge').find(([at]) => at === p)).toEqual([60, error])
    const at40 = (name: string) => curve(results, name).find(([at]) => at === 40)![1]
    expect(at40('ridge')).toBeLessThan(at40('least-norm'))
    expect(metricsOf({ kind: 'double-descent', features: 60, strength: 0.5 })['log-excess-error']).toBeCloseTo(
      Math.log10(error),
      5,
    )
  })

  test('an endless penalty gives 0, whose excess error is ‖w‖²', () => {
    const error = (features: number) =>
      metricsOf({ kind: 'double-descent', features, strength: 10, noise: 0.05 })['log-excess-error']!
    expect(10 ** error(1)).toBeCloseTo(10 ** error(5), 1)
    expect(10 ** error(1)).toBeGreaterThan(0.7)
    expect(10 ** error(1)).toBeLessThan(1.3)
  })
})
