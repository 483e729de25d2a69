/** The ledger: what the claims' and sweeps' runs of a chapter gave. Written by a command, never by hand. */
import type { RunKey } from '#core/run.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { type MetricOf, planDigest, planRuns } from './claims.ts'
import { runName } from './run-name.ts'

export interface LedgerRun {
  readonly arm: string
  readonly settings: Settings
  readonly seed: number
  readonly digest: string
  readonly metrics: { readonly [metric: string]: number }
}
export interface LedgerExperiment {
  /** Digest of the planned runs; another one means that the spec has changed since. */
  readonly plan: string
  readonly runs: readonly LedgerRun[]
}
export interface Ledger {
  /** Version of the core and kernels that ran. */
  readonly core: string
  readonly experiments: { readonly [experiment: string]: LedgerExperiment }
}

/** Every run that an experiment's ledger must hold, in its order. */
export function plannedKeys(spec: Spec): readonly { readonly key: RunKey; readonly metrics: readonly string[] }[] {
  return planRuns(spec).flatMap(({ arm, settings, seeds, metrics }) =>
    Array.from({ length: seeds }, (_, seed) => ({ key: { arm, settings, seed }, metrics })),
  )
}

/** Why this ledger cannot speak for this experiment: a sentence, or null if it can. */
export function staleness(ledger: Ledger, id: string, spec: Spec, core: string): string | null {
  const entry = ledger.experiments[id]
  if (!entry) return `The ledger has no entry for ${id}: run “npm run claims”.`
  if (entry.plan !== planDigest(spec))
    return `The spec of ${id} has changed since its ledger was made: run “npm run claims”.`
  if (ledger.core !== core)
    return `The ledger of ${id} was made by core ${ledger.core}, this is core ${core}: run “npm run claims”.`
  return null
}

/** Looks up metrics in an experiment's ledger. */
export function metricsOf(entry: LedgerExperiment): MetricOf {
  const byName = new Map(entry.runs.map((run) => [runName(run), run]))
  return (key, metric) => {
    const value = byName.get(runName(key))?.metrics[metric]
    if (value === undefined) throw new Error(`The ledger has no ${metric} of arm ${key.arm}, seed ${key.seed}.`)
    return value
  }
}
