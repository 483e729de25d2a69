/** Chapter 9: masks. */
import { describe, expect, test } from 'vitest'
import { numbersOf } from '#core/results.ts'
import { metricsOf, resultsOf } from '../analysed.ts'
import { curve, histogram, places, sum } from './shapes.ts'

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k)

describe('mask-counts', () => {
  test('of 100 units exactly 50 drop in 8 % of the masks, 40 to 60 in 96 %', () => {
    const metrics = metricsOf({ kind: 'mask-counts' })
    expect(metrics['exactly-expected']).toBeCloseTo(0.0796, 4)
    expect(metrics['within-a-tenth']).toBeCloseTo(0.9648, 4)
    expect(Math.abs(metrics['drawn-within-a-tenth']! - 0.9648)).toBeLessThan(0.03)
  })

  test.each([
    [10, 0.2],
    [37, 0.9],
    [20, 0],
  ])('%i units, p = %d: the counts are binomial', (units, probability) => {
    const results = resultsOf({ kind: 'mask-counts', units, probability, masks: 2000 })
    const { counts } = histogram(results, 'dropped')
    expect(counts.reduce((all, count) => all + count, 0)).toBe(2000)
    curve(results, 'expected-count').forEach(([k, expected]) => {
      const chance = choose(units, k) * probability ** k * (1 - probability) ** (units - k)
      expect(expected).toBeCloseTo(2000 * chance, 8)
      expect(Math.abs(counts[k]! - expected)).toBeLessThan(5 * Math.sqrt(expected) + 3)
    })
  })

  test('on the small network dropped units lose their connections, dropped weights only themselves', () => {
    const parts = (given: object, seed = 0) => {
      const results = resultsOf({ kind: 'mask-counts', ...given }, undefined, seed)
      const dropped = places(results, 'dropped-unit')
      expect(dropped.length + places(results, 'kept-unit').length).toBe(18)
      const arrows = results.find(({ name }) => name === 'connection')
      if (arrows?.shape !== 'points') throw new Error('There are no connections.')
      const connections = places(results, 'connection').map(([x, y], k) => {
        const [across, up] = arrows.toward!
        return [
          [x, y],
          [x + across[k]!, y + up[k]!],
        ]
      })
      return { dropped: dropped.map(String), connections }
    }
    expect(parts({ probability: 0 })).toMatchObject({ dropped: [], connections: { length: 4 * 6 + 6 * 6 + 6 * 2 } })
    const units = parts({})
    expect(units.dropped.length).toBeGreaterThan(2)
    for (const place of units.dropped) expect(['2', '3']).toContain(place[0])
    for (const ends of units.connections) for (const end of ends) expect(units.dropped).not.toContain(String(end))
    const weights = parts({ on: 'weights' })
    expect(weights.dropped).toEqual([])
    expect(Math.abs(weights.connections.length - 36)).toBeLessThan(15)
  })
})

describe('every-mask', () => {
  test('the worked example: predictions 0, 6, 4, 10, mean loss 14', () => {
    const results = resultsOf({ kind: 'every-mask' })
    const predictions = places(results, 'prediction').map(([, f]) => f)
    expect(predictions.sort((a, b) => a - b)).toEqual([0, 4, 6, 10])
    const { 'plain-loss': plain, penalty, 'expected-loss': loss, formula } = numbersOf(results)
    expect([plain, penalty, loss, formula]).toEqual([1, 13, 14, 14])
  })

  test('exercises 9.1 and 9.2', () => {
    expect(metricsOf({ kind: 'every-mask', inputs: [1, 2], weights: [2, 1], target: 3 })['expected-loss']).toBe(9)
    const one = { kind: 'every-mask', inputs: [3], weights: [1], probability: 0.25 }
    expect(places(resultsOf(one), 'prediction').map(([, f]) => f)).toEqual([0, 4])
    const metrics = metricsOf(one)
    expect([metrics['mean-prediction'], metrics.variance]).toEqual([3, 3])
  })

  test('the sum over masks is the formula', () => {
    const given = { inputs: [1, -2, 0.5, 3], weights: [0.3, 1, -2, 0.7], target: 2, probability: 0.3 }
    const metrics = metricsOf({ kind: 'every-mask', ...given })
    expect(metrics['expected-loss']).toBeCloseTo(metrics.formula!, 10)
    const parts = given.inputs.map((x, j) => x * given.weights[j]!)
    const penalty = (0.3 / 0.7) * sum(4, (j) => parts[j]! ** 2)
    expect(metrics.penalty).toBeCloseTo(penalty, 12)
    expect(metrics.formula).toBeCloseTo((parts.reduce((a, b) => a + b) - 2) ** 2 + penalty, 12)
  })

  test('as many weights as inputs are asked for', () => {
    expect(() => resultsOf({ kind: 'every-mask', inputs: [1] })).toThrow('There are 1 inputs but 2 weights')
  })
})

describe('mean-of-masks', () => {
  test('the worked example: 0.690 on average, 0.731 by weight scaling and geometric mean', () => {
    const metrics = metricsOf({ kind: 'mean-of-masks' })
    expect(metrics['arithmetic-mean']).toBeCloseTo(0.69, 3)
    expect(metrics['weight-scaling']).toBeCloseTo(0.731, 3)
    expect(metrics['geometric-mean']).toBeCloseTo(metrics['weight-scaling']!, 6)
  })

  test('by products over every mask', () => {
    const given = { inputs: [1, -2, 0.5], weights: [2, 1, -3], bias: 0.4, probability: 0.3 }
    const cases = Array.from({ length: 8 }, (_, code) => {
      const kept = [0, 1, 2].filter((j) => (code >> j) % 2 === 1)
      const logit = kept.reduce((z, j) => z + given.inputs[j]! * given.weights[j]!, 0.4)
      return { p: 1 / (1 + Math.exp(-logit)), chance: 0.7 ** kept.length * 0.3 ** (3 - kept.length) }
    })
    const positive = cases.reduce((product, { p, chance }) => product * p ** chance, 1)
    const negative = cases.reduce((product, { p, chance }) => product * (1 - p) ** chance, 1)
    const metrics = metricsOf({ kind: 'mean-of-masks', ...given })
    expect(metrics['geometric-mean']).toBeCloseTo(positive / (positive + negative), 6)
    expect(metrics['arithmetic-mean']).toBeCloseTo(
      sum(8, (k) => cases[k]!.chance * cases[k]!.p),
      6,
    )
    expect(metrics['weight-scaling']).toBeCloseTo(metrics['geometric-mean']!, 6)
  })
})
