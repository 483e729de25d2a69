import { expect, test } from 'vitest'
import type { Executor } from '#core/program.ts'
import { defineExperiment } from '#core/spec.ts'
import { compareRuns, onlyTold, recordedRuns } from '#demos/compare-runs.ts'
import { definition, runOperation } from '#kernels/definition/executor.ts'
import { executeNow } from '#runner/execute.ts'
import { type Ledger, type LedgerRun, plannedKeys } from '#stats/ledger.ts'

const whole = defineExperiment({
  kind: 'training',
  data: { kind: 'two-moons', train: 20, validation: 50, test: 100, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 4 }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
  optimizer: { kind: 'sgd', learningRate: 0.2 },
  training: { batchSize: 'all', steps: 5, measureEvery: 5 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.01 } } } },
  show: [],
  controls: [],
  vary: { 'penalised.techniques.l2.strength': [0, 0.01, 0.1] },
  claims: {
    end: { compare: ['penalised', 'plain'], measure: 'test.error', expect: 'lower', seeds: 3 },
    best: { compare: ['penalised', 'plain'], measure: 'test.error', at: 'best-validation', expect: 'lower', seeds: 2 },
  },
})
const spec = onlyTold(whole, { claims: ['end'] })

/** The definition with `add-scaled`, the gradient of the penalty, left out. */
const swapped: Executor = {
  name: 'swapped',
  prepare(program) {
    const arena = new Float32Array(program.arenaLength)
    return {
      arena,
      run(segment, count) {
        for (const operation of program.segments[segment] ?? [])
          if (operation.code !== 'add-scaled') runOperation(operation, arena, count)
      },
    }
  },
}

const noDigits = { digits: { images: new Uint8Array(0), labels: new Uint8Array(0) } }
function run(executor: Executor, of = spec): LedgerRun[] {
  return plannedKeys(of).map(({ key, metrics }, id) => {
    const result = executeNow({ type: 'run', id, spec: of, key, purpose: 'measures' }, { executor, datasets: noDigits })
    const kept = Object.fromEntries(metrics.map((metric) => [metric, result.metrics[metric]!]))
    return { ...key, digest: result.digest, metrics: kept }
  })
}

// Through JSON, as the ledger on disk and the page's props are.
const entry: Ledger['experiments'][string] = JSON.parse(JSON.stringify({ plan: '', runs: run(definition, whole) }))
const recorded = recordedRuns(spec, entry)

test('of all that the ledger holds only the runs and metrics of this claim are taken', () => {
  expect(entry.runs.length).toBeGreaterThan(6)
  expect(recorded.map(({ arm, seed }) => `${arm} ${seed}`)).toEqual([
    'penalised 0',
    'penalised 1',
    'penalised 2',
    'plain 0',
    'plain 1',
    'plain 2',
  ])
  expect(recorded.map(({ settings, metrics }) => [settings, Object.keys(metrics)])).toEqual(
    recorded.map(() => [{}, ['test.error']]),
  )
})

test('of two claims that share runs each run is taken once, with the metrics of both', () => {
  const both = recordedRuns(onlyTold(whole, { claims: ['end', 'best'] }), entry)
  expect(both.map(({ arm, seed }) => `${arm} ${seed}`)).toEqual(recorded.map(({ arm, seed }) => `${arm} ${seed}`))
  expect(Object.keys(both[0]!.metrics)).toEqual(['test.error', 'test.error@best-validation'])
})

test('of a sweep all points are taken', () => {
  const path = 'penalised.techniques.l2.strength'
  const swept = recordedRuns(onlyTold(whole, { sweep: path }), entry)
  expect(new Set(swept.map(({ settings }) => settings[path] ?? 0.01))).toEqual(new Set([0, 0.01, 0.1]))
  expect(swept).toHaveLength(60)
})

test('a run that the ledger lacks is named', () => {
  expect(() => recordedRuns(spec, { ...entry, runs: entry.runs.filter(({ seed }) => seed !== 1) })).toThrow(
    'The ledger has no run of arm penalised, seed 1.',
  )
})

test('the same runs give the same bits', () => {
  expect(compareRuns(recorded, run(definition))).toEqual({ count: 6, different: 0, first: null })
})

test('one flipped bit of one digest is noticed', () => {
  const digest = recorded[4]!.digest
  const flipped = (Number.parseInt(digest.at(-1)!, 16) ^ 1).toString(16)
  const ledger = recorded.map((one, index) => (index === 4 ? { ...one, digest: digest.slice(0, -1) + flipped } : one))
  expect(compareRuns(ledger, run(definition))).toEqual({
    count: 6,
    different: 1,
    first: { run: ledger[4], what: 'digest', inLedger: ledger[4]!.digest, here: digest },
  })
})

test('one flipped bit of one recorded number is noticed, though the digest is right', () => {
  const value = new Float64Array([recorded[2]!.metrics['test.error']!])
  const here = value[0]
  new BigUint64Array(value.buffer)[0]! ^= 1n
  const ledger = recorded.map((one, index) => (index === 2 ? { ...one, metrics: { 'test.error': value[0]! } } : one))
  expect(compareRuns(ledger, run(definition))).toEqual({
    count: 6,
    different: 1,
    first: { run: ledger[2], what: 'test.error', inLedger: value[0], here },
  })
})

test('a swapped kernel is noticed in the runs that use it', () => {
  const { different, first } = compareRuns(recorded, run(swapped))
  expect(different).toBe(3)
  expect(first).toMatchObject({ run: { arm: 'penalised', seed: 0 }, what: 'digest' })
})
