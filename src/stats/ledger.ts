/** The ledger: what the claims' and sweeps' runs of a chapter gave. Written by a command, never by hand. */
import type { RunKey } from '#core/run.ts'
import type { Claim, Settings, Spec } from '#core/spec.ts'
import type { Divergence } from '#core/train/train.ts'
import { type MetricOf, planDigest, planRuns, type ResolvedSide, runSidesOf } from './claims.ts'
import { runName } from './run-name.ts'

export interface LedgerRun {
  readonly arm: string
  readonly settings: Settings
  readonly seed: number
  readonly digest: string
  /** Of a run that met a value that is not finite: its metrics are those of the weights at which it stopped. */
  readonly diverged?: true
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

/** What a run has left behind, as far as the ledger asks. */
interface Ended {
  readonly digest: string
  readonly divergence: Divergence | null
  readonly metrics: { readonly [metric: string]: number }
}

/** What the ledger keeps of a run: these of its metrics. */
export function ledgerRun(
  key: RunKey,
  metrics: readonly string[],
  { digest, divergence, metrics: all }: Ended,
): LedgerRun {
  const kept = Object.fromEntries(metrics.map((metric) => [metric, all[metric]!]))
  return { ...key, digest, ...(divergence && { diverged: true }), metrics: kept }
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

/** How many of the runs of an arm at these settings, seeds 0 to `seeds` − 1, have met a value that is not finite. */
export function divergedIn({ runs }: LedgerExperiment, of: Omit<RunKey, 'seed'>, seeds: number): number {
  const { arm, settings } = of
  const names = new Set(Array.from({ length: seeds }, (_, seed) => runName({ arm, settings, seed })))
  return runs.filter((run) => run.diverged && names.has(runName(run))).length
}

/** A side of a claim of which some runs have diverged, and how many. */
export interface DivergedSide extends ResolvedSide {
  readonly diverged: number
}

/** Those sides of a claim of which some runs have met a value that is not finite; each arm at its settings once. */
export function divergedSides(spec: Spec, claim: Claim, entry: LedgerExperiment): readonly DivergedSide[] {
  const sides = new Map(runSidesOf(spec, claim).map((side) => [runName({ ...side, seed: 0 }), side]))
  return [...sides.values()].flatMap((side) => {
    const diverged = divergedIn(entry, side, claim.seeds)
    return diverged > 0 ? [{ ...side, diverged }] : []
  })
}
