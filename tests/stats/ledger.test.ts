import { describe, expect, test } from 'vitest'
import type { Claim, TrainingSpec } from '#core/spec.ts'
import { evaluateClaim, planDigest } from '#stats/claims.ts'
import {
  divergedIn,
  divergedSides,
  type Ledger,
  type LedgerRun,
  ledgerRun,
  metricsOf,
  plannedKeys,
  staleness,
} from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'
import { small } from '../core/environments.ts'

const ID = 'a-chapter/an-experiment'
const CORE = '0123456789ab'
const spec: TrainingSpec = {
  ...small,
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.01 } } } },
  claims: { better: { compare: ['penalised', 'plain'], measure: 'test.error', expect: 'lower', seeds: 3 } },
}
const ledger: Ledger = {
  core: CORE,
  experiments: {
    [ID]: {
      plan: planDigest(spec),
      runs: plannedKeys(spec).map(
        ({ key }): LedgerRun => ({
          ...key,
          digest: `${key.arm} ${key.seed}`,
          metrics: { 'test.error': key.arm === 'plain' ? 0.5 : 0.25 - key.seed / 100 },
        }),
      ),
    },
  },
}

test('plannedKeys names every run: each arm, each seed from 0', () => {
  expect(plannedKeys(spec)).toEqual(
    ['penalised', 'plain'].flatMap((arm) =>
      [0, 1, 2].map((seed) => ({ key: { arm, settings: {}, seed }, metrics: ['test.error'] })),
    ),
  )
})

describe('staleness', () => {
  test('is null where the ledger can speak for the spec', () => {
    expect(staleness(ledger, ID, spec, CORE)).toBeNull()
  })

  test('says that an experiment is missing', () => {
    expect(staleness(ledger, 'a-chapter/another', spec, CORE)).toBe(
      'The ledger has no entry for a-chapter/another: run “npm run claims”.',
    )
  })

  test('says that the spec has changed', () => {
    const changed = { ...spec, training: { ...spec.training, steps: 31 } }
    expect(staleness(ledger, ID, changed, CORE)).toBe(
      `The spec of ${ID} has changed since its ledger was made: run “npm run claims”.`,
    )
  })

  test('says that another core made it', () => {
    expect(staleness(ledger, ID, spec, 'ba9876543210')).toBe(
      `The ledger of ${ID} was made by core ${CORE}, this is core ba9876543210: run “npm run claims”.`,
    )
  })

  test('does not mind a claim that expects something else: the runs are the same', () => {
    const { better } = spec.claims!
    expect(staleness(ledger, ID, { ...spec, claims: { better: { ...better!, expect: 'higher' } } }, CORE)).toBeNull()
  })
})

describe('metricsOf', () => {
  const metricOf = metricsOf(ledger.experiments[ID]!)

  test('looks a run up by arm, settings and seed', () => {
    expect(metricOf({ arm: 'penalised', settings: {}, seed: 2 }, 'test.error')).toBe(0.23)
    expect(evaluateClaim(spec, spec.claims!.better!, metricOf)).toMatchObject({ agrees: true })
  })

  test.each([
    ['an arm', { arm: 'nobody', settings: {}, seed: 0 }, 'test.error'],
    ['a seed', { arm: 'plain', settings: {}, seed: 3 }, 'test.error'],
    ['a setting', { arm: 'plain', settings: { 'data.train': 50 }, seed: 0 }, 'test.error'],
    ['a metric', { arm: 'plain', settings: {}, seed: 0 }, 'test.loss'],
  ])('throws for %s that it does not hold', (_, key, metric) => {
    expect(() => metricOf(key, metric)).toThrow(`The ledger has no ${metric} of arm ${key.arm}, seed ${key.seed}.`)
  })

  test('survives being written and read', () => {
    const read = JSON.parse(JSON.stringify(ledger)) as Ledger
    expect(read.experiments[ID]!.runs.map(runName)).toEqual(ledger.experiments[ID]!.runs.map(runName))
    expect(metricsOf(read.experiments[ID]!)({ arm: 'penalised', settings: {}, seed: 1 }, 'test.error')).toBe(0.24)
  })
})

describe('runs that met a value that is not finite', () => {
  const ended = { digest: 'd', metrics: { 'test.error': 0.5, 'test.loss': 1 } }
  const key = { arm: 'plain', settings: {}, seed: 0 }
  const divergence = { step: 3, layer: 'dense-1' }

  test('are told in the ledger, and only they', () => {
    expect(ledgerRun(key, ['test.error'], { ...ended, divergence: null })).toEqual({
      ...key,
      digest: 'd',
      metrics: { 'test.error': 0.5 },
    })
    expect(ledgerRun(key, ['test.error'], { ...ended, divergence })).toMatchObject({ diverged: true })
  })

  const entry = {
    plan: '',
    runs: ledger.experiments[ID]!.runs.map((run) =>
      run.arm === 'plain' && run.seed !== 1 ? { ...run, diverged: true as const } : run,
    ),
  }

  test('are counted of an arm at its settings, over the seeds that are asked for', () => {
    expect(divergedIn(entry, { arm: 'plain', settings: {} }, 3)).toBe(2)
    expect(divergedIn(entry, { arm: 'plain', settings: {} }, 2)).toBe(1)
    expect(divergedIn(entry, { arm: 'plain', settings: { 'data.train': 50 } }, 3)).toBe(0)
    expect(divergedIn(entry, { arm: 'penalised', settings: {} }, 3)).toBe(0)
  })

  test('are told of each side of a claim, each arm once', () => {
    const { better } = spec.claims!
    expect(divergedSides(spec, better!, entry)).toEqual([
      { arm: 'plain', settings: {}, metric: 'test.error', diverged: 2 },
    ])
    const twice = { ...better!, compare: [better!.compare, ['plain', 'penalised']] } as Claim
    expect(divergedSides(spec, twice, entry)).toHaveLength(1)
    expect(divergedSides(spec, { ...better!, compare: ['penalised', 0] }, entry)).toEqual([])
    expect(divergedSides(spec, better!, ledger.experiments[ID]!)).toEqual([])
  })
})
