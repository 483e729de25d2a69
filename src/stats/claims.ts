/** Which runs the claims and sweeps of an experiment need, and what those runs say. */
import { canonicalJson } from '#core/canonical-json.ts'
import { optionOf, resolveArm } from '#core/resolve.ts'
import type { RunKey } from '#core/run.ts'
import type { Claim, Settings, Side, Sided, Spec } from '#core/spec.ts'
import { SpecError } from '#core/units.ts'
import { type PairedDifference, pairedDifference } from './paired.ts'
import { DEFAULT_SEEDS, pairsOf } from './pairs.ts'
import { createDigest } from './sha256.ts'
import { type Interval, unpairedInterval } from './unpaired.ts'
import { verdict } from './verdict.ts'

/** What a sweep measures at each of its points. */
export const SWEEP_MEASURES = ['train.error', 'validation.error', 'test.error'] as const

/** Runs of one arm at one point, over seeds 0 to `seeds` − 1, of which these metrics are kept. */
export interface PlannedRuns {
  readonly arm: string
  readonly settings: Settings
  readonly seeds: number
  readonly metrics: readonly string[]
}

/** A point's settings without those that say what the spec says anyway, so that equal runs have equal keys. */
function normalise(spec: Spec, settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([path, value]) => canonicalJson(value) !== canonicalJson(optionOf(spec, path).default))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The runs of one side of a claim, and what is taken of each. */
export interface ResolvedSide {
  readonly arm: string
  readonly settings: Settings
  /** Key of the metric: `test.error`, `test.error@best-validation`. */
  readonly metric: string
}

function resolveSide(spec: Spec, claim: Claim, sided: Sided): ResolvedSide | number {
  if (typeof sided === 'number') return sided
  const side: Side = typeof sided === 'string' ? { arm: sided } : sided
  const measure = side.measure ?? claim.measure
  const at = side.at ?? claim.at ?? 'end'
  const condition = side.condition ?? claim.condition
  if (side.arm === undefined || measure === undefined)
    throw new SpecError('Each side of a claim needs an arm and a measure, its own or the claim’s.')
  return {
    arm: side.arm,
    settings: normalise(spec, { ...claim.set, ...side.set }),
    metric: [measure, at === 'end' ? condition : at].filter((part) => part !== undefined).join('@'),
  }
}

/** The two sides of a claim's first pair: what a page names when it speaks of “B minus A”. */
export function sidesOf(spec: Spec, claim: Claim): readonly [ResolvedSide | number, ResolvedSide | number] {
  const [first, second] = pairsOf(claim)[0]!
  return [resolveSide(spec, claim, first), resolveSide(spec, claim, second)]
}

/** The sides of all pairs of a claim that are runs; the other kind of side is a number. */
export function runSidesOf(spec: Spec, claim: Claim): readonly ResolvedSide[] {
  return pairsOf(claim)
    .flat()
    .map((sided) => resolveSide(spec, claim, sided))
    .filter((side) => typeof side !== 'number')
}

/** All runs that the spec's claims and sweeps need, each once. */
export function planRuns(spec: Spec): readonly PlannedRuns[] {
  const planned = new Map<string, { arm: string; settings: Settings; seeds: number; metrics: Set<string> }>()
  const need = (arm: string, settings: Settings, seeds: number, metrics: readonly string[]) => {
    const name = canonicalJson([arm, settings])
    const known = planned.get(name) ?? { arm, settings, seeds: 0, metrics: new Set<string>() }
    known.seeds = Math.max(known.seeds, seeds)
    for (const metric of metrics) known.metrics.add(metric)
    planned.set(name, known)
  }
  for (const claim of Object.values(spec.claims ?? {}))
    for (const side of runSidesOf(spec, claim)) need(side.arm, side.settings, claim.seeds, [side.metric])
  for (const [path, values] of Object.entries(spec.vary ?? {}))
    for (const value of values)
      for (const arm of armsOf(spec, path)) need(arm, normalise(spec, { [path]: value }), DEFAULT_SEEDS, SWEEP_MEASURES)
  return [...planned.values()].map((runs) => ({ ...runs, metrics: [...runs.metrics].sort() }))
}

/** The arms that a path acts on. */
function armsOf(spec: Spec, path: string): readonly string[] {
  const { arm } = optionOf(spec, path)
  return arm === null ? Object.keys(spec.arms) : [arm]
}

/** A fingerprint of what the planned runs compute; a ledger made for another one is stale. */
export function planDigest(spec: Spec): string {
  const plan = planRuns(spec).map(({ arm, settings, seeds, metrics }) => [
    resolveArm(spec, arm, settings),
    seeds,
    metrics,
  ])
  const { conditions = {}, record = [] } = spec.kind === 'training' ? spec : {}
  return createDigest()
    .text(canonicalJson([plan, conditions, record]))
    .hex()
}

/** Looks up a metric of a run; throws where the run is missing. */
export type MetricOf = (key: RunKey, metric: string) => number

export interface ClaimResult {
  /** First side minus second, one for each seed; for two pairs the difference of their differences. */
  readonly differences: readonly number[]
  readonly paired: PairedDifference
  /** Mean of each side of the first pair. */
  readonly means: readonly [number, number]
  /** The interval of the first pair if its seeds had not been paired; null where a side is a number, or of two pairs. */
  readonly unpaired: Interval | null
  /** Whether the interval agrees with what the claim expects. */
  readonly agrees: boolean
}

export function evaluateClaim(spec: Spec, claim: Claim, metricOf: MetricOf): ClaimResult {
  const measured = (side: ResolvedSide | number, seed: number) =>
    typeof side === 'number' ? side : metricOf({ arm: side.arm, settings: side.settings, seed }, side.metric)
  const pairs = pairsOf(claim).map(([first, second]) => [
    resolveSide(spec, claim, first),
    resolveSide(spec, claim, second),
  ]) as [ResolvedSide | number, ResolvedSide | number][]
  const seeds = Array.from({ length: claim.seeds }, (_, seed) => seed)
  const differences = seeds.map((seed) =>
    pairs.map(([a, b]) => measured(a, seed) - measured(b, seed)).reduce((first, second) => first - second),
  )
  const mean = (side: ResolvedSide | number) =>
    seeds.reduce((sum, seed) => sum + measured(side, seed), 0) / seeds.length
  const { agrees, difference } = verdict(claim, differences)
  const [first, second] = pairs[0]!
  const alone = pairs.length > 1 || typeof first === 'number' || typeof second === 'number'
  const unpaired = alone
    ? null
    : unpairedInterval(
        seeds.map((seed) => measured(first, seed)),
        seeds.map((seed) => measured(second, seed)),
      )
  return { differences, paired: difference, means: [mean(first), mean(second)], unpaired, agrees }
}

/** One point of a sweep: mean and 95 % interval of each measure over the seeds. */
export interface SweepPoint {
  readonly value: number
  readonly arm: string
  /** Of its runs, as the ledger has them. */
  readonly settings: Settings
  readonly measures: { readonly [measure: string]: PairedDifference }
}

export function evaluateSweep(spec: Spec, path: string, metricOf: MetricOf): readonly SweepPoint[] {
  return armsOf(spec, path).flatMap((arm) =>
    (spec.vary?.[path] ?? []).map((value) => {
      const settings = normalise(spec, { [path]: value })
      const over = (measure: string) =>
        pairedDifference(Array.from({ length: DEFAULT_SEEDS }, (_, seed) => metricOf({ arm, settings, seed }, measure)))
      return {
        value,
        arm,
        settings,
        measures: Object.fromEntries(SWEEP_MEASURES.map((measure) => [measure, over(measure)])),
      }
    }),
  )
}
