import { describe, expect, test } from 'vitest'
import type { RunKey } from '#core/run.ts'
import type { Claim, TrainingSpec } from '#core/spec.ts'
import { evaluateClaim, evaluateSweep, type MetricOf, planRuns, SWEEP_MEASURES } from '#stats/claims.ts'
import { DEFAULT_SEEDS } from '#stats/pairs.ts'
import { runName } from '#stats/run-name.ts'
import { base, claim, L2 } from './claimed.ts'

describe('evaluateClaim', () => {
  /** A metric of its own for each run, and a part that both arms share and pairing removes. */
  const metricOf: MetricOf = ({ arm, settings, seed }, metric) => {
    const shared = [0.4, 0.1, 0.9, 0.3, 0.6][seed]!
    const effect = arm === 'penalised' ? [-0.2, -0.1, -0.3, -0.2, -0.2][seed]! : 0
    const factor = settings['data.labelNoise'] === 0 ? 0.5 : 1
    const best = metric === 'test.error@best-validation' ? 10 : 0
    return shared + effect * factor + best
  }

  test('pairs by seed: first side minus second', () => {
    const result = evaluateClaim(base, claim, metricOf)
    const expected = [-0.2, -0.1, -0.3, -0.2, -0.2]
    result.differences.forEach((difference, k) => {
      expect(difference).toBeCloseTo(expected[k]!, 12)
    })
    expect(result.paired.mean).toBeCloseTo(-0.2, 12)
    // t(4) = 2.776 times the standard error, √(0.02 / 4 / 5).
    expect(result.paired.halfWidth).toBeCloseTo(2.7764451 * Math.sqrt(0.001), 6)
    expect(result.means[0]).toBeCloseTo(0.26, 12)
    expect(result.means[1]).toBeCloseTo(0.46, 12)
    // What the arms share stays in both sides: variances 0.058 and 0.093, t(8) = 2.306.
    expect(result.unpaired!.low).toBeCloseTo(-0.2 - 2.306004135 * Math.sqrt((0.058 + 0.093) / 5), 8)
    expect(result.agrees).toBe(true)
    expect(evaluateClaim(base, { ...claim, compare: ['plain', 'penalised'] }, metricOf).agrees).toBe(false)
  })

  test('compares with a number', () => {
    const result = evaluateClaim(base, { ...claim, compare: ['plain', 0.5], expect: 'undetected' }, metricOf)
    expect(result.means).toEqual([expect.closeTo(0.46, 12), 0.5])
    expect(result.unpaired).toBeNull()
    expect(result.agrees).toBe(true)
  })

  test('an interaction is the difference of the pairs’ differences', () => {
    const noise = { 'data.labelNoise': 0 }
    const pairs = [
      ['penalised', 'plain'],
      [
        { arm: 'penalised', set: noise },
        { arm: 'plain', set: noise },
      ],
    ] as const
    const { differences, means, agrees } = evaluateClaim(base, { ...claim, compare: pairs }, metricOf)
    const expected = [-0.1, -0.05, -0.15, -0.1, -0.1]
    differences.forEach((difference, k) => {
      expect(difference).toBeCloseTo(expected[k]!, 12)
    })
    expect(means[0]).toBeCloseTo(0.26, 12)
    expect(agrees).toBe(true)
  })

  test('reads the metric at the best validation where it says so', () => {
    expect(evaluateClaim(base, { ...claim, at: 'best-validation' }, metricOf).means[1]).toBeCloseTo(10.46, 12)
    const sides = [{ arm: 'plain', at: 'best-validation' }, 'plain'] as const
    expect(evaluateClaim(base, { ...claim, compare: sides }, metricOf).paired.mean).toBeCloseTo(10, 12)
  })

  test('identical asks for equal bits at every seed', () => {
    const same: Claim = { ...claim, compare: ['plain', 'plain'], expect: 'identical' }
    expect(evaluateClaim(base, same, metricOf).agrees).toBe(true)
    const almost: MetricOf = (key, metric) => metricOf(key, metric) + (key.arm === 'penalised' ? 1e-16 : 0.2)
    expect(evaluateClaim(base, { ...same, compare: ['penalised', 'plain'] }, almost).agrees).toBe(false)
  })

  test('throws where a run is missing', () => {
    const none: MetricOf = () => {
      throw new Error('no such run')
    }
    expect(() => evaluateClaim(base, claim, none)).toThrow('no such run')
  })
})

test('evaluateSweep gives mean and interval of each measure at each point', () => {
  const spec: TrainingSpec = { ...base, vary: { [L2]: [0, 0.01, 0.1] } }
  const asked: RunKey[] = []
  const points = evaluateSweep(spec, L2, (key, measure) => {
    asked.push(key)
    return Number(key.settings[L2] ?? 0.01) * SWEEP_MEASURES.indexOf(measure as never) + (key.seed % 2)
  })
  expect(points.map(({ value, arm }) => [value, arm])).toEqual([
    [0, 'penalised'],
    [0.01, 'penalised'],
    [0.1, 'penalised'],
  ])
  for (const { value, measures } of points)
    SWEEP_MEASURES.forEach((measure, k) => {
      expect(measures[measure]!.mean).toBeCloseTo(value * k + 0.5, 12)
      expect(measures[measure]!.count).toBe(DEFAULT_SEEDS)
      expect(measures[measure]!.halfWidth).toBeGreaterThan(0.2)
    })
  const planned = planRuns(spec).flatMap(({ arm, settings, seeds }) =>
    Array.from({ length: seeds }, (_, seed) => runName({ arm, settings, seed })),
  )
  expect(new Set(asked.map(runName))).toEqual(new Set(planned))
})
