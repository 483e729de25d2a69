/**
 * Recomputes the ledgers on all cores: npm run claims, or those of some chapters: npm run claims -- l2-penalty noise.
 * With --check nothing is written; every run is compared with the ledger, bit for bit, and the first difference of each
 * experiment is named.
 */
import { parseArgs } from 'node:util'
import { coreVersion } from '#kernels/built/version.ts'
import { runAll } from '#runner/pool-node.ts'
import { evaluateClaim, planDigest } from '#stats/claims.ts'
import { type Ledger, type LedgerExperiment, ledgerRun, metricsOf, plannedKeys, staleness } from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'
import { type Experiment, readExperiments } from './experiments.ts'
import { ledgerPath, readLedger, writeLedger } from './ledgers.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } })
const check = values.check ?? false
const experiments = await readExperiments()
const unknown = positionals.find((named) => !experiments.some(({ chapter }) => chapter === named))
if (unknown !== undefined) {
  console.error(`No chapter “${unknown}” has experiments.`)
  process.exit(1)
}
const withRuns = experiments.filter(
  ({ chapter, spec }) => (positionals.length === 0 || positionals.includes(chapter)) && plannedKeys(spec).length > 0,
)
const planned = withRuns.flatMap((experiment) =>
  plannedKeys(experiment.spec).map(({ key, metrics }) => ({ experiment, key, metrics })),
)
const results = await runAll(
  planned.map(({ experiment, key }) => ({ spec: experiment.spec, key })),
  (count) => {
    if (count % 100 === 0 || count === planned.length) console.log(`${count} of ${planned.length} runs`)
  },
)

function entryOf(experiment: Experiment): LedgerExperiment {
  return {
    plan: planDigest(experiment.spec),
    runs: planned.flatMap(({ experiment: owner, key, metrics }, index) =>
      owner === experiment ? [ledgerRun(key, metrics, results[index]!)] : [],
    ),
  }
}

let problems = 0
for (const chapter of new Set(withRuns.map((experiment) => experiment.chapter))) {
  const mine = withRuns.filter((experiment) => experiment.chapter === chapter)
  const fresh: Ledger = {
    core: coreVersion,
    experiments: Object.fromEntries(mine.map((experiment) => [experiment.id, entryOf(experiment)])),
  }
  for (const { id, spec } of mine)
    for (const [name, claim] of Object.entries(spec.claims ?? {})) {
      const { paired, agrees } = evaluateClaim(spec, claim, metricsOf(fresh.experiments[id]!))
      const numbers = [paired.mean, paired.low, paired.high].map((value) => value.toFixed(4))
      console.log(
        `${id} ${name}: ${numbers[0]} [${numbers[1]}, ${numbers[2]}], ${claim.expect}: ${agrees ? 'agrees' : 'DISAGREES'}`,
      )
      if (!agrees) problems += 1
    }
  if (check) problems += await compare(chapter, mine, fresh)
  else await writeLedger(chapter, fresh)
}
if (problems > 0) {
  console.error(`${problems} problem${problems === 1 ? '' : 's'}: see above.`)
  process.exitCode = 1
}

async function compare(chapter: string, experiments: readonly Experiment[], fresh: Ledger): Promise<number> {
  const ledger = await readLedger(chapter)
  let found = 0
  for (const { id, spec } of experiments) {
    const stale =
      ledger === null
        ? `There is no ${ledgerPath(chapter)}: run “npm run claims”.`
        : staleness(ledger, id, spec, coreVersion)
    const old = new Map(ledger?.experiments[id]?.runs.map((run) => [runName(run), JSON.stringify(run)]))
    const different = fresh.experiments[id]!.runs.filter((run) => old.get(runName(run)) !== JSON.stringify(run))
    const sentence =
      stale ?? (different[0] ? `${id}: ${different.length} runs differ, the first is ${runName(different[0])}.` : null)
    if (sentence) {
      console.error(sentence)
      found += 1
    }
  }
  return found
}
