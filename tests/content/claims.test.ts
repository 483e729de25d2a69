/** The ledgers of the book against runs made now. */
import { describe, expect, test } from 'vitest'
import { coreVersion } from '#kernels/built/version.ts'
import { runAll } from '#runner/pool-node.ts'
import { evaluateClaim } from '#stats/claims.ts'
import { ledgerRun, metricsOf, plannedKeys, staleness } from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import { readLedger } from '../../src/cli/ledgers.ts'

const experiments = await Promise.all(
  (await readExperiments())
    .filter(({ spec }) => plannedKeys(spec).length > 0)
    .map(async (experiment) => ({ ...experiment, ledger: await readLedger(experiment.chapter) })),
)

// The other seeds are run by the slow tests.
const firstSeed = experiments.flatMap(({ id, spec }) =>
  plannedKeys(spec)
    .filter(({ key }) => key.seed === 0)
    .map((planned) => ({ experiment: id, spec, ...planned })),
)
const results = await runAll(firstSeed)

test('the book has claims', () => {
  expect(experiments.map(({ id }) => id)).toContain('l2-penalty/digits')
})

describe.each(experiments)('$id', ({ id, spec, ledger }) => {
  const entry = ledger?.experiments[id]

  test('the ledger speaks for this spec and this core', () => {
    expect(ledger).not.toBeNull()
    expect(staleness(ledger!, id, spec, coreVersion)).toBeNull()
  })

  test('the ledger holds the planned runs, and no others', () => {
    expect(entry!.runs.map((run) => [runName(run), Object.keys(run.metrics)])).toEqual(
      plannedKeys(spec).map(({ key, metrics }) => [runName(key), metrics]),
    )
  })

  const runs = firstSeed.map((run, at) => ({ ...run, result: results[at]! })).filter((run) => run.experiment === id)
  test.each(runs)('$key: equal bits', ({ key, metrics, result }) => {
    expect(entry!.runs.find((run) => runName(run) === runName(key))).toEqual(ledgerRun(key, metrics, result))
  })

  test.each(Object.entries(spec.claims ?? {}))('the interval of %s is as its claim expects', (_, claim) => {
    const { agrees, paired } = evaluateClaim(spec, claim, metricsOf(entry!))
    expect({ agrees, expect: claim.expect, ...paired }).toMatchObject({ agrees: true })
  })
})
