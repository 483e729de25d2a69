/** Chapter 4: corners, support recovery, and what Adam does to a penalty. */
import { describe, expect, test } from 'vitest'
import { numbersOf } from '#core/results.ts'
import { metricsOf, resultsOf } from '../analysed.ts'
import { curve, places, sum } from './shapes.ts'

describe('corner-and-circle', () => {
  const minimumOf = (given: object) => {
    const metrics = metricsOf({ kind: 'corner-and-circle', ...given })
    return [metrics['weight-1'], metrics['weight-2']]
  }

  test('exercises 4.1 and 4.2', () => {
    expect(minimumOf({})).toEqual([1, 0])
    expect(minimumOf({ best1: 3, l2: 2 })[0]).toBeCloseTo(1.25, 12)
    expect(minimumOf({ best1: -1.5 })[0]).toBe(-1)
  })

  test.each([
    { best1: 1.5, best2: -0.8, curvature1: 3, curvature2: 0.7, l1: 0.4, l2: 0 },
    { best1: -2, best2: 1, curvature1: 1, curvature2: 2, l1: 0, l2: 1.3 },
    { best1: 2, best2: 0.5, curvature1: 1, curvature2: 4, l1: 0.6, l2: 0.9 },
  ])('no neighbour has a smaller objective, and the ball touches the contour: %o', (given) => {
    const { best1, best2, curvature1, curvature2, l1, l2 } = given
    const [a, b] = minimumOf(given) as [number, number]
    const loss = (x: number, y: number) => (curvature1 * (x - best1) ** 2 + curvature2 * (y - best2) ** 2) / 2
    const price = (x: number, y: number) => l1 * (Math.abs(x) + Math.abs(y)) + (l2 * (x * x + y * y)) / 2
    const least = loss(a, b) + price(a, b)
    for (let angle = 0; angle < 64; angle++) {
      const [dx, dy] = [Math.cos((angle * Math.PI) / 32), Math.sin((angle * Math.PI) / 32)]
      for (const r of [1e-3, 0.1, 1])
        expect(loss(a + r * dx, b + r * dy) + price(a + r * dx, b + r * dy)).toBeGreaterThan(least)
    }
    const results = resultsOf({ kind: 'corner-and-circle', ...given })
    for (const [x, y] of places(results, 'equal-price')) {
      expect(price(x, y)).toBeCloseTo(price(a, b), 5)
      expect(loss(x, y)).toBeGreaterThan(loss(a, b) - 1e-5)
    }
    for (const [x, y] of places(results, 'contour')) expect(loss(x, y)).toBeCloseTo(loss(a, b), 5)
  })

  test('without a price there is no ball, and nothing moves', () => {
    const results = resultsOf({ kind: 'corner-and-circle', l1: 0 })
    expect(results.some(({ name }) => name === 'equal-price')).toBe(false)
    expect(places(results, 'penalised-minimum')).toEqual(places(results, 'unpenalised-minimum'))
  })
})

describe('support-recovery', () => {
  const foundBy = (given: object) => {
    const results = resultsOf({ kind: 'support-recovery', ...given })
    return { found: places(results, 'found-weight').map(([, found]) => found), metrics: numbersOf(results), results }
  }
  const coefficients = (given: object) => foundBy(given).found

  test('proximal and accelerated steps meet, and the second get there sooner', () => {
    const [slow, fast] = ['proximal', 'accelerated'].map((method) => foundBy({ method })) as [
      ReturnType<typeof foundBy>,
      ReturnType<typeof foundBy>,
    ]
    slow.found.forEach((weight, j) => {
      expect(fast.found[j]).toBeCloseTo(weight, 6)
    })
    const excessAt = (of: typeof slow, k: number) => curve(of.results, 'objective')[k]![1] - slow.metrics.objective!
    expect(excessAt(fast, 25)).toBeLessThan(excessAt(slow, 25))
    expect(excessAt(slow, 1)).toBeGreaterThan(0)
  })

  test.each(['accelerated', 'ridge'])('%s: the solution at another strength has no smaller objective', (method) => {
    const at = (strength: number) => foundBy({ strength, method })
    const price = (w: readonly number[]) => sum(20, (j) => (method === 'ridge' ? w[j]! ** 2 / 2 : Math.abs(w[j]!)))
    for (const other of [0.15, 0.19, 0.21, 0.3]) {
      const { found, metrics } = at(other)
      const atOldStrength = metrics.objective! + (0.2 - other) * price(found)
      expect(atOldStrength).toBeGreaterThanOrEqual(at(0.2).metrics.objective! - 1e-9)
    }
  })

  test('exact zeros grow with λ₁ and only proximal steps have them', () => {
    const nonzeros = (given: object) => foundBy(given).metrics.nonzeros!
    const byStrength = [0, 0.1, 0.2, 0.5].map((strength) => nonzeros({ strength }))
    expect(byStrength[0]).toBe(20)
    for (let k = 1; k < 4; k++) expect(byStrength[k]).toBeLessThan(byStrength[k - 1]!)
    expect(nonzeros({ method: 'subgradient' })).toBe(20)
    expect(nonzeros({ method: 'ridge' })).toBe(20)
  })

  test('without a penalty every method finds least squares', () => {
    const [exact, ...found] = ['ridge', 'accelerated', 'proximal', 'subgradient'].map((method) =>
      coefficients({ method, strength: 0, train: 100 }),
    )
    for (const weights of found) expect(weights).toEqual(exact!.map((weight) => expect.closeTo(weight, 5)))
  })

  test('a penalty above every correlation leaves nothing', () => {
    const { metrics } = foundBy({ strength: 2, noise: 0.05 })
    expect([metrics.nonzeros, metrics.missed, metrics['excess-error']]).toEqual([0, 4, 4])
  })
})

describe('who-gets-decayed', () => {
  const endOf = (given: object, seed = 0) => {
    const metrics = metricsOf({ kind: 'who-gets-decayed', ...given }, seed)
    return [metrics['weight-1']!, metrics['weight-2']!] as const
  }
  const first = { gradients: 'constant', steps: 1, learningRate: 0.01 }

  test('the worked example: the first step of Adam with an L2 penalty and with decoupled decay', () => {
    expect(endOf(first)).toEqual([expect.closeTo(0.99, 7), expect.closeTo(0.99, 7)])
    expect(endOf({ ...first, strength: 0 })).toEqual([expect.closeTo(0.99, 7), expect.closeTo(0.99, 7)])
    expect(endOf({ ...first, decay: 'decoupled' })).toEqual([expect.closeTo(0.989, 7), expect.closeTo(0.989, 7)])
  })

  test('with pure noise decoupled decay leaves (1 − ηλ)^t on average; Adam with L2 spares the large gradient', () => {
    const mean = (given: object) =>
      [0, 1].map((which) => sum(40, (seed) => endOf(given, seed)[which]! / 40)) as [number, number]
    const decoupled = mean({ decay: 'decoupled' })
    for (const weight of decoupled) expect(Math.abs(weight - 0.9999 ** 300)).toBeLessThan(0.01)
    const [large, small] = mean({ decay: 'l2' })
    expect(large).toBeGreaterThan(decoupled[0] + 0.01)
    expect(small).toBeLessThan(decoupled[1] - 0.05)
  })

  test('plain SGD: both are one; with momentum 0.9 they end at 0.4545 and 0.4950', () => {
    const settled = { optimizer: 'sgd', gradients: 'quadratic', scale1: 1, learningRate: 0.01, steps: 10_000 }
    const plain = (decay: string) => endOf({ ...settled, decay, gradients: 'noise', steps: 50 })[0]
    expect(plain('l2')).toBeCloseTo(plain('decoupled'), 5)
    expect(endOf({ ...settled, momentum: 0.9, decay: 'l2' })[0]).toBeCloseTo(0.4545, 4)
    expect(endOf({ ...settled, momentum: 0.9, decay: 'decoupled' })[0]).toBeCloseTo(0.495, 4)
  })

  test('Adam’s moments are those of Kingma and Ba', () => {
    const [eta, g, w0] = [0.01, 2, 1]
    let [m, v, w] = [0, 0, w0]
    for (let t = 1; t <= 7; t++) {
      const gradient = g * (w - 0.5) + 0.1 * w
      m = 0.9 * m + 0.1 * gradient
      v = 0.999 * v + 0.001 * gradient ** 2
      w -= (eta * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
    }
    const given = { gradients: 'quadratic', scale1: g, learningRate: eta, steps: 7 }
    expect(endOf(given)[0]).toBeCloseTo(w, 6)
  })
})
