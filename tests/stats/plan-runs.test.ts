import { describe, expect, test } from 'vitest'
import type { RunKey } from '#core/run.ts'
import type { Claim, TrainingSpec } from '#core/spec.ts'
import { planDigest, planRuns, SWEEP_MEASURES, sidesOf } from '#stats/claims.ts'
import { DEFAULT_SEEDS } from '#stats/pairs.ts'
import { runName } from '#stats/run-name.ts'
import { base, claim, L2, withClaims } from './claimed.ts'

describe('planRuns', () => {
  test('a claim needs both sides, with their seeds and its metric', () => {
    expect(planRuns(withClaims(claim))).toEqual([
      { arm: 'penalised', settings: {}, seeds: 5, metrics: ['test.error'] },
      { arm: 'plain', settings: {}, seeds: 5, metrics: ['test.error'] },
    ])
  })

  test('no claim and no sweep need no run', () => {
    expect(planRuns(base)).toEqual([])
  })

  test.each([
    [5, 8],
    [8, 5],
  ])('claims on the same runs share them: the most seeds, all metrics; %i and %i', (few, many) => {
    const best: Claim = { ...claim, at: 'best-validation', seeds: many }
    const planned = planRuns(withClaims({ ...claim, seeds: few }, best))
    expect(planned.map(({ arm, seeds }) => [arm, seeds])).toEqual([
      ['penalised', 8],
      ['plain', 8],
    ])
    for (const { metrics } of planned) expect(metrics).toEqual(['test.error', 'test.error@best-validation'])
  })

  test('a side says what differs from the claim; numbers need no run', () => {
    const side = { arm: 'plain', measure: 'train.loss', at: 'end', set: { 'data.train': 50 } } as const
    const given: Claim = {
      ...claim,
      compare: [side, 1],
      at: 'best-validation',
      set: { 'data.train': 60, 'data.jitter': 0.1 },
    }
    const settings = { 'data.jitter': 0.1, 'data.train': 50 }
    expect(planRuns(withClaims(given))).toEqual([{ arm: 'plain', settings, seeds: 5, metrics: ['train.loss'] }])
    expect(sidesOf(base, given)).toEqual([{ arm: 'plain', settings, metric: 'train.loss' }, 1])
  })

  test('settings that say what the spec says anyway are left out, and their order means nothing', () => {
    const at = (set: Claim['set']): Claim => ({ ...claim, compare: ['plain', 0], set: set! })
    expect(planRuns(withClaims(at({ 'data.labelNoise': 0.2, 'data.jitter': 0.2, model: ['dense'] }), at({})))).toEqual([
      { arm: 'plain', settings: {}, seeds: 5, metrics: ['test.error'] },
    ])
    const both = planRuns(
      withClaims(at({ 'data.train': 50, 'data.jitter': 0.1 }), at({ 'data.jitter': 0.1, 'data.train': 50 })),
    )
    expect(both).toHaveLength(1)
    expect(Object.keys(both[0]!.settings)).toEqual(['data.jitter', 'data.train'])
  })

  test('a sweep needs each of its points in the arms that it acts on, and shares the point that a claim has', () => {
    const planned = planRuns({ ...withClaims(claim), vary: { [L2]: [0, 0.01, 0.1] } })
    expect(planned).toEqual([
      { arm: 'penalised', settings: {}, seeds: DEFAULT_SEEDS, metrics: [...SWEEP_MEASURES].sort() },
      { arm: 'plain', settings: {}, seeds: 5, metrics: ['test.error'] },
      { arm: 'penalised', settings: { [L2]: 0 }, seeds: DEFAULT_SEEDS, metrics: [...SWEEP_MEASURES].sort() },
      { arm: 'penalised', settings: { [L2]: 0.1 }, seeds: DEFAULT_SEEDS, metrics: [...SWEEP_MEASURES].sort() },
    ])
    const both = planRuns({ ...base, vary: { 'data.labelNoise': [0, 0.2] } })
    expect(both.map(({ arm, settings }) => [arm, settings])).toEqual([
      ['plain', { 'data.labelNoise': 0 }],
      ['penalised', { 'data.labelNoise': 0 }],
      ['plain', {}],
      ['penalised', {}],
    ])
  })

  test('both pairs of a claim on an interaction are planned', () => {
    const noise = { 'data.labelNoise': 0 }
    const pair = [
      { arm: 'penalised', set: noise },
      { arm: 'plain', set: noise },
    ] as const
    const planned = planRuns(withClaims({ ...claim, compare: [['penalised', 'plain'], pair] }))
    expect(planned.map(({ arm, settings }) => [arm, settings])).toEqual([
      ['penalised', {}],
      ['plain', {}],
      ['penalised', noise],
      ['plain', noise],
    ])
  })

  test.each<[string, Claim, string]>([
    ['a side without a measure', { compare: ['plain', 0], expect: 'lower', seeds: 2 }, 'needs an arm and a measure'],
    ['a side without an arm', { ...claim, compare: [{}, 0] }, 'needs an arm and a measure'],
    ['a path that names nothing', { ...claim, set: { 'data.noise': 1 } }, '“data.noise” names no option'],
  ])('refuses %s', (_, given, sentence) => {
    expect(() => planRuns(withClaims(given))).toThrow(sentence)
  })
})

test('runName is equal for equal runs only', () => {
  const key: RunKey = { arm: 'plain', settings: { b: 1, a: 2 }, seed: 3 }
  expect(runName({ seed: 3, settings: { a: 2, b: 1 }, arm: 'plain' })).toBe(runName(key))
  for (const other of [
    { ...key, arm: 'penalised' },
    { ...key, seed: 4 },
    { ...key, settings: { a: 2 } },
  ])
    expect(runName(other)).not.toBe(runName(key))
})

describe('planDigest', () => {
  const digest = planDigest(withClaims(claim))

  test('stays where no planned run changes', () => {
    expect(planDigest({ ...withClaims({ ...claim, expect: 'higher' }), controls: ['seed'], show: ['loss'] })).toBe(
      digest,
    )
    expect(planDigest({ ...withClaims(claim), data: { labelNoise: 0.2, train: 100, kind: 'two-moons' } })).toBe(digest)
    expect(planDigest({ ...withClaims(claim), arms: { ...base.arms, idle: {} } })).toBe(digest)
  })

  test.each<[string, TrainingSpec]>([
    ['data', { ...withClaims(claim), data: { kind: 'two-moons', labelNoise: 0.3 } }],
    ['an arm', { ...withClaims(claim), arms: { ...base.arms, plain: { training: { steps: 6 } } } }],
    ['seeds', withClaims({ ...claim, seeds: 6 })],
    ['a metric', withClaims({ ...claim, at: 'best-validation' })],
    ['a sweep', { ...withClaims(claim), vary: { [L2]: [0.1] } }],
  ])('changes with %s', (_, spec) => {
    expect(planDigest(spec)).not.toBe(digest)
  })
})
