/** Chapter 13: block order, variance shift, the winner’s curse. */
import { describe, expect, test } from 'vitest'
import { metricsOf, resultsOf } from '../analysed.ts'
import { curve, histogram, sum } from './shapes.ts'

describe('variance-shift', () => {
  const metrics = (given: object) => metricsOf({ kind: 'variance-shift', ...given })

  test('the worked example and exercise 13.1', () => {
    expect(metrics({})['inference-deviation']).toBeCloseTo(Math.SQRT1_2, 6)
    expect(metrics({ probability: 0.2 })['inference-deviation']).toBeCloseTo(0.894, 3)
    const relu = metrics({ activation: 'relu' })
    expect(relu['training-variance']).toBeCloseTo(0.841, 3)
    expect(relu['inference-variance']).toBeCloseTo(0.341, 3)
    expect(relu['variance-ratio']).toBeCloseTo(2.47, 2)
  })

  test('drawn values agree with the moments', () => {
    const results = resultsOf({ kind: 'variance-shift', activation: 'relu', mean: 0.5 })
    const found = metrics({ activation: 'relu', mean: 0.5 })
    for (const of of ['training', 'inference']) {
      const { edges, counts } = histogram(results, 'after-batch-norm', of)
      expect(counts.reduce((all, count) => all + count, 0)).toBe(4000)
      const middles = Array.from(counts, (_, k) => (edges[k]! + edges[k + 1]!) / 2)
      const moment = (power: number) => sum(counts.length, (k) => (counts[k]! * middles[k]! ** power) / 4000)
      const deviation = Math.sqrt(moment(2) - moment(1) ** 2)
      const expected = of === 'training' ? 1 : found['inference-deviation']!
      expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.1)
    }
  })

  test('without dropout nothing shifts', () => {
    expect(metrics({ probability: 0, activation: 'sigmoid', mean: 1 })['variance-ratio']).toBe(1)
  })
})

describe('dropout-order', () => {
  const metrics = (given: object) => metricsOf({ kind: 'dropout-order', ...given })

  test('exercise 13.3: E σ(mx / q) is 0.741 where σ(2) is 0.881', () => {
    expect(metrics({})['mean-first']).toBeCloseTo(0.741, 3)
    expect(metrics({})['mean-last']).toBeCloseTo(0.881, 3)
  })

  test('σ(0) revives a dropped unit; 0.5 tanh 2 is 0.482 where tanh 1 is 0.762', () => {
    expect(metrics({})['dropped-first']).toBe(0.5)
    const tanh = metrics({ activation: 'tanh', input: 1 })
    expect(tanh['dropped-first']).toBe(0)
    expect(tanh['mean-first']).toBeCloseTo(0.482, 3)
    expect(tanh['mean-last']).toBeCloseTo(0.762, 3)
  })

  test.each([
    ['identity', true],
    ['relu', true],
    ['leaky-relu', true],
    ['sigmoid', false],
    ['tanh', false],
  ])('%s commutes with dropout: %s', (activation, commutes) => {
    for (const input of [-1.5, 0.7, 3]) {
      const difference = metrics({ activation, input, probability: 0.3 })['largest-difference']!
      if (commutes) expect(difference).toBeLessThan(1e-12)
      else expect(difference).toBeGreaterThan(0.01)
    }
  })
})

describe('winners-curse', () => {
  const metrics = (given: object, seed = 0) => metricsOf({ kind: 'winners-curse', ...given }, seed)

  test('the worked example and exercise 13.4', () => {
    const ten = metrics({ repeats: 1000 })
    expect(ten['standard-error']).toBeCloseTo(0.0212, 4)
    expect(ten['expected-optimism']).toBeCloseTo(0.0326, 4)
    expect(Math.abs(ten.optimism! - 0.0313)).toBeLessThan(0.0015)
    expect(metrics({ candidates: 5 })['expected-optimism']).toBeCloseTo(0.0247, 4)
  })

  test('the expected maximum of 5, 10 and 20 normal numbers', () => {
    const expected = [5, 10, 20].map((candidates) => metrics({ candidates, repeats: 10 })['expected-maximum'])
    expect(expected).toEqual([1.163, 1.539, 1.867].map((value) => expect.closeTo(value, 3)))
    expect(metrics({ candidates: 1 })['expected-maximum']).toBeCloseTo(0, 6)
  })

  test('one candidate is judged fairly; more candidates and fewer examples mislead more', () => {
    expect(Math.abs(metrics({ candidates: 1, repeats: 1000 }).optimism!)).toBeLessThan(0.003)
    const optimism = (given: object) => metrics(given).optimism!
    expect(optimism({ candidates: 50 })).toBeGreaterThan(optimism({ candidates: 5 }))
    expect(optimism({ validation: 50 })).toBeGreaterThan(optimism({ validation: 800 }))
    const curse = curve(resultsOf({ kind: 'winners-curse' }), 'expected-optimism')
    for (let k = 1; k < curse.length; k++) expect(curse[k]![1]).toBeGreaterThan(curse[k - 1]![1])
  })

  test('the maximum of binomial counts, by their distribution', () => {
    // P(best <= k) = P(one <= k)^m for 20 examples and 3 candidates.
    const chance = (k: number): number => (k === 0 ? 0.4 ** 20 : (chance(k - 1) * (21 - k) * 0.6) / (k * 0.4))
    let [below, expected] = [0, 0]
    for (let k = 0; k <= 20; k++) {
      const upTo = below + chance(k)
      expected += (k / 20) * (upTo ** 3 - below ** 3)
      below = upTo
    }
    const found = metrics({ candidates: 3, validation: 20, accuracy: 0.6, repeats: 1000 })['winning-score']!
    expect(Math.abs(found - expected)).toBeLessThan(0.01)
  })

  test('every repeat has a winner', () => {
    const { counts, edges } = histogram(resultsOf({ kind: 'winners-curse', repeats: 100 }), 'winning-score')
    expect(counts.reduce((all, count) => all + count, 0)).toBe(100)
    expect(edges).toHaveLength(counts.length + 1)
  })
})
