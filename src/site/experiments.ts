/** The book's experiments as the build sees them: specs, ledgers, and default runs made by the core in Node. */
import { checkSpec } from '#core/check-spec.ts'
import '#core/every-unit.ts'
import type { At, Spec } from '#core/spec.ts'
import type { Told } from '#demos/compare-runs.ts'
import { type Comparison, comparisonOf, isDrawn, metricAt, type Reading } from '#demos/comparison.ts'
import type { LoadedLedger, RerunSource } from '#demos/rerun.ts'
import { emptyLog, lastOnly, measuresOf, type RunLog, withFrame } from '#demos/run-log.ts'
import type { KnownSeeds, LedgerDifferences } from '#demos/seeds.svelte.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { execute } from '#runner/execute.ts'
import { type ClaimResult, evaluateClaim, evaluateSweep, type MetricOf, type SweepPoint } from '#stats/claims.ts'
import { divergedIn, type Ledger, type LedgerExperiment, metricsOf, plannedKeys, staleness } from '#stats/ledger.ts'
import { DEFAULT_SEEDS } from '#stats/pairs.ts'
import { base } from './addresses.ts'

/** By id. Those of no chapter stand in `content/lab`. */
const specs = new Map(
  Object.entries(
    import.meta.glob<unknown>(['../../content/chapters/*/experiments/*.ts', '../../content/lab/experiments/*.ts'], {
      eager: true,
      import: 'default',
    }),
  ).map(([path, spec]) => [path.replace(/^.*\/([^/]+)\/experiments\/([^/]+)\.ts$/, '$1/$2'), spec]),
)
const ledgers = import.meta.glob<Ledger>('../../content/chapters/*/results.json', { eager: true, import: 'default' })

// A saved file is a new module, so what was derived from the old one is never found again.
const checkedSpecs = new WeakMap<object, Spec>()
const checkedLedgers = new WeakMap<Spec, CheckedLedger>()

interface CheckedLedger {
  readonly ledger: Ledger
  readonly entry: LedgerExperiment
  readonly metricOf: MetricOf
}

/** The ids `<chapter>/<experiment>` of all, `lab/<experiment>` of those that no chapter has. */
export const experimentIds: readonly string[] = [...specs.keys()]

/** The spec of `<chapter>/<experiment>`; throws a sentence for an unknown id. */
export function specOf(id: string): Spec {
  const spec = specs.get(id)
  if (spec === undefined) throw new Error(`There is no experiment “${id}”.`)
  const checked = checkedSpecs.get(spec as object) ?? checkSpec(spec)
  checkedSpecs.set(spec as object, checked)
  return checked
}

/** The ledger of an experiment as a page loads it to run it again; a build refuses one that is stale. */
export function loadedLedgerOf(id: string): LoadedLedger {
  const { ledger, entry } = checkedLedger(id)
  return { spec: specOf(id), core: ledger.core, entry }
}

/** What “run it again here” runs of an experiment. */
export const rerunSource = (experiment: string, told: Told): RerunSource => ({
  ledger: `${base}ledger/${experiment}.json`,
  told,
})

/** The ids of all experiments that have a ledger: those with a claim or a sweep. */
export const recordedExperiments = (): readonly string[] =>
  experimentIds.filter((id) => plannedKeys(specOf(id)).length > 0)

function checkedLedger(id: string): CheckedLedger {
  const spec = specOf(id)
  const ledger = ledgers[`../../content/chapters/${id.split('/')[0]}/results.json`]
  if (!ledger) throw new Error(`The chapter of ${id} has no ledger: run “npm run claims”.`)
  const known = checkedLedgers.get(spec)
  if (known?.ledger === ledger) return known
  const stale = staleness(ledger, id, spec, coreVersion)
  // While an author is at work the old numbers stand, with a warning; a build refuses them.
  if (stale !== null) {
    if (!import.meta.env.DEV) throw new Error(stale)
    console.warn(stale)
  }
  const entry = ledger.experiments[id]
  if (!entry) throw new Error(`The ledger has no entry for ${id}: run “npm run claims”.`)
  const checked = { ledger, entry, metricOf: metricsOf(entry) }
  checkedLedgers.set(spec, checked)
  return checked
}

export interface FoundClaim {
  /** The experiment that makes the claim. */
  readonly experiment: string
  readonly spec: Spec
  readonly claim: NonNullable<Spec['claims']>[string]
  readonly result: ClaimResult
}

/** The claim `<chapter>/<claim>` and what the ledger says of it; refuses one that its ledger contradicts. */
export function claimOf(id: string): FoundClaim {
  const [chapter, name] = id.split('/')
  for (const experiment of experimentIds) {
    if (!experiment.startsWith(`${chapter}/`)) continue
    const spec = specOf(experiment)
    const claim = spec.claims?.[name!]
    if (!claim) continue
    const result = evaluateClaim(spec, claim, checkedLedger(experiment).metricOf)
    if (!result.agrees)
      throw new Error(`The ledger contradicts the claim ${id}, which expects “${claim.expect}”: change the prose.`)
    return { experiment, spec, claim, result }
  }
  throw new Error(`There is no claim “${id}”.`)
}

/** What a demo says over many seeds before a reader has run any. */
export async function knownSeedsOf(id: string): Promise<KnownSeeds> {
  const drawn = await drawnMeasures(id)
  const comparison = comparisonOf(specOf(id), drawn)
  return { drawn, ledger: comparison && ledgerDifferences(id, comparison) }
}

/** The numbers of an analysis that are others with seed 1 than with seed 0. */
async function drawnMeasures(id: string): Promise<readonly string[]> {
  const spec = specOf(id)
  if (spec.kind === 'training' || !isDrawn(spec)) return []
  const [zero, one] = [await previewOf(id), await computeRuns(spec, 1)]
  const isDrawnIn = (measure: string) =>
    zero.some(({ outcome }, arm) => outcome?.metrics[measure] !== one[arm]!.outcome?.metrics[measure])
  return measuresOf(zero).filter(isDrawnIn)
}

/** Differences of a demo's comparison in the ledger, seed by seed; null where the ledger does not hold them. */
function ledgerDifferences(id: string, { first, second, seeds }: Comparison): LedgerDifferences | null {
  if (plannedKeys(specOf(id)).length === 0) return null
  const { entry, metricOf } = checkedLedger(id)
  const differences = (at: At) => {
    try {
      return Array.from({ length: seeds }, (_, seed) => {
        const of = ({ arm, measure }: Reading) => metricOf({ arm, settings: {}, seed }, metricAt(measure, at))
        return of(first) - (second === null ? 0 : of(second))
      })
    } catch {
      return null
    }
  }
  const end = differences('end')
  const diverged = [first, second].flatMap((side) =>
    side === null ? [] : [[side.arm, divergedIn(entry, { arm: side.arm, settings: {} }, seeds)] as const],
  )
  return end && { end, best: differences('best-validation'), diverged: Object.fromEntries(diverged) }
}

/** A point of a sweep, and how many of its runs met a value that is not finite. */
export interface LedgerPoint extends SweepPoint {
  readonly diverged: number
}

/** A sweep of an experiment along one of its `vary` axes, from the ledger. */
export function sweepOf(id: string, path: string): readonly LedgerPoint[] {
  const { entry, metricOf } = checkedLedger(id)
  return evaluateSweep(specOf(id), path, metricOf).map((point) => ({
    ...point,
    diverged: divergedIn(entry, point, DEFAULT_SEEDS),
  }))
}

const previews = new Map<string, Promise<readonly RunLog[]>>()

/** The default run of each arm, seed 0, computed once for each spec. */
export function previewOf(id: string): Promise<readonly RunLog[]> {
  const spec = specOf(id)
  const key = `${coreVersion} ${JSON.stringify(spec)}`
  let preview = previews.get(key)
  if (!preview) {
    preview = computeRuns(spec, 0)
    previews.set(key, preview)
  }
  return preview
}

async function computeRuns(spec: Spec, seed: number): Promise<readonly RunLog[]> {
  const environment = await loadEnvironment()
  return Object.keys(spec.arms).map((arm) => {
    const key = { arm, settings: {}, seed }
    const { turns } = execute({ type: 'run', id: 0, spec, key, purpose: 'frames' }, environment)
    let log = emptyLog(arm)
    for (;;) {
      const next = turns.next()
      if (next.done) return lastOnly({ ...log, outcome: next.value })
      if (next.value) log = withFrame(log, next.value)
    }
  })
}
