/** Chapter 7: what smoothed labels do to logits. */
import { describe, expect, test } from 'vitest'
import { metricsOf, resultsOf } from '../analysed.ts'
import { arrows, curve, rows, sum } from './shapes.ts'

const TEN = new Array(10).fill(0)
const gradientOf = (given: object) => {
  const metrics = metricsOf({ kind: 'logit-tug-of-war', ...given })
  return Array.from({ length: 3 }, (_, k) => metrics[`gradient.class-${k + 1}`]!)
}
const expectNear = (actual: number[], expected: number[], digits = 4) =>
  expect(actual).toEqual(expected.map((value) => expect.closeTo(value, digits)))

describe('logit-tug-of-war', () => {
  test('the worked example: K = 3, s = 0.3, z = (2, 1, 0)', () => {
    const results = resultsOf({ kind: 'logit-tug-of-war' })
    expectNear(
      rows(results, 'class-probability').map(([predicted]) => predicted!),
      [0.6652, 0.2447, 0.09],
    )
    expectNear(
      rows(results, 'class-probability').map(([, target]) => target!),
      [0.8, 0.1, 0.1],
    )
    expectNear(gradientOf({}), [-0.1348, 0.1447, -0.01])
    const metrics = metricsOf({ kind: 'logit-tug-of-war' })
    expectNear(
      [1, 2, 3].map((k) => metrics[`central-difference.class-${k}`]!),
      gradientOf({}),
    )
    expect(metrics.loss).toBeCloseTo(0.7076, 4)
    expect(metrics['hard-loss']).toBeCloseTo(0.4076, 4)
    expect(metrics['resting-gap']).toBeCloseTo(Math.log(8), 6)
    expect(metrics['loss-floor']).toBeCloseTo(0.639, 4)
    // Arrows point downhill: the third logit is pushed up.
    expect(arrows(results, 'logit').map(([, up]) => Math.sign(up))).toEqual([1, -1, 1])
  })

  test('exercises 7.1 to 7.4 and 7.6', () => {
    expectNear(gradientOf({ logits: [0, 0, 0] }), [-0.4667, 0.2333, 0.2333])
    const ten = metricsOf({ kind: 'logit-tug-of-war', logits: TEN, smoothing: 0.1 })
    expect(ten['resting-gap']).toBeCloseTo(Math.log(91), 5)
    expect(ten['loss-floor']).toBeCloseTo(0.5003, 4)
    expect(ten.target).toBeCloseTo(0.91, 6)
    const others = { kind: 'logit-tug-of-war', logits: TEN, smoothing: 0.1, convention: 'others' }
    expect(metricsOf(others).target).toBeCloseTo(0.9, 6)
    expect(metricsOf({ kind: 'logit-tug-of-war', logits: [1000, 0, 0] }).loss).toBeCloseTo(200, 3)
  })

  test('descent rests at the formula’s gap and the entropy of the target', () => {
    const smoothed = metricsOf({ kind: 'logit-tug-of-war', logits: TEN, smoothing: 0.1, correct: 4, steps: 2000 })
    expect(smoothed['logit-gap']).toBeCloseTo(smoothed['resting-gap']!, 4)
    const losses = curve(resultsOf({ kind: 'logit-tug-of-war', steps: 2000 }), 'loss')
    const target = [0.8, 0.1, 0.1]
    expect(losses.at(-1)![1]).toBeCloseTo(
      sum(3, (k) => -target[k]! * Math.log(target[k]!)),
      5,
    )
  })

  test('a hard label never stops pushing', () => {
    const given = { kind: 'logit-tug-of-war', smoothing: 0, steps: 2000 }
    const gaps = curve(resultsOf(given), 'logit-gap')
    for (let k = 1; k < gaps.length; k++) expect(gaps[k]![1]).toBeGreaterThan(gaps[k - 1]![1])
    expect(metricsOf(given)).not.toHaveProperty('resting-gap')
    expect(gaps[0]).toEqual([0, 1])
  })

  test('one logit is refused', () => {
    expect(() => resultsOf({ kind: 'logit-tug-of-war', logits: [1] })).toThrow('at least two logits')
  })
})
