/** The runs of claims or of a sweep: which they are, and whether runs that were made here are those of the ledger. */
import type { Spec } from '#core/spec.ts'
import type { RunResult } from '#runner/protocol.ts'
import { type LedgerExperiment, type LedgerRun, plannedKeys } from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'

/** What the book tells of an experiment in one place: some of its claims, or its sweep along one axis. */
export type Told = { readonly claims: readonly string[] } | { readonly sweep: string }

/** The experiment as far as this needs it: the same runs, none for other claims or sweeps. */
export function onlyTold(spec: Spec, told: Told): Spec {
  if ('sweep' in told) return { ...spec, vary: { [told.sweep]: spec.vary![told.sweep]! }, claims: {} }
  return { ...spec, vary: {}, claims: Object.fromEntries(told.claims.map((id) => [id, spec.claims![id]!])) }
}

/** What the ledger holds of every run that the spec's claims need; throws a sentence where it lacks one. */
export function recordedRuns(spec: Spec, entry: LedgerExperiment): readonly LedgerRun[] {
  const byName = new Map(entry.runs.map((run) => [runName(run), run]))
  return plannedKeys(spec).map(({ key, metrics }) => {
    const run = byName.get(runName(key))
    if (!run) throw new Error(`The ledger has no run of arm ${key.arm}, seed ${key.seed}.`)
    return { ...run, metrics: Object.fromEntries(metrics.map((metric) => [metric, run.metrics[metric]!])) }
  })
}

/** The first thing in which a run is not what the ledger says: its digest, or a metric by its key. */
export interface RunDifference {
  readonly run: LedgerRun
  readonly what: string
  readonly inLedger: string | number
  readonly here: string | number | undefined
}

export interface RunsCompared {
  readonly count: number
  readonly different: number
  /** Of the first run that differs. */
  readonly first: RunDifference | null
}

/** `here` holds the same runs in the same order; every digest and every recorded metric has to be equal, bit for bit. */
export function compareRuns(
  recorded: readonly LedgerRun[],
  here: readonly Pick<RunResult, 'digest' | 'metrics'>[],
): RunsCompared {
  const differences = recorded.flatMap((run, index) => differenceOf(run, here[index]!) ?? [])
  return { count: recorded.length, different: differences.length, first: differences[0] ?? null }
}

function differenceOf(run: LedgerRun, here: Pick<RunResult, 'digest' | 'metrics'>): RunDifference | null {
  if (here.digest !== run.digest) return { run, what: 'digest', inLedger: run.digest, here: here.digest }
  // The digest speaks of the run, not of the numbers that the ledger prints beside it.
  const metric = Object.entries(run.metrics).find(([key, value]) => here.metrics[key] !== value)
  return metric ? { run, what: metric[0], inLedger: metric[1], here: here.metrics[metric[0]] } : null
}
