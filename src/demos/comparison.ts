/** What a demo compares over seeds: two of its arms by one measure. */
import type { At, Claim, Sided, Spec } from '#core/spec.ts'
import type { RunResult } from '#runner/protocol.ts'
import { DEFAULT_SEEDS, pairsOf } from '#stats/pairs.ts'
import type { Expected } from '#stats/verdict.ts'

export interface Comparison {
  /** First minus second. */
  readonly first: string
  readonly second: string
  readonly measure: string
  readonly seeds: number
  /** What the claim of just these two arms expects of their difference. */
  readonly expected?: Expected
}

/** That of the experiment's first claim about two of its arms; else second arm minus first, by test error. */
export function comparisonOf(spec: Spec): Comparison | null {
  for (const claim of Object.values<Claim>(spec.claims ?? {})) {
    const [first, second] = pairsOf(claim)[0]!.map(armOfSide)
    if (first === undefined || second === undefined || first === second || claim.measure === undefined) continue
    return { first, second, measure: claim.measure, seeds: claim.seeds, ...expectedOf(claim) }
  }
  const [second, first] = Object.keys(spec.arms)
  if (spec.kind === 'analysis' || first === undefined || second === undefined) return null
  return { first, second, measure: 'test.error', seeds: DEFAULT_SEEDS }
}

const armOfSide = (side: Sided) => (typeof side === 'object' ? side.arm : typeof side === 'string' ? side : undefined)

/** What a claim expects, where it speaks of just two arms as they are printed, at the end. */
function expectedOf(claim: Claim): { readonly expected?: Expected } {
  const [pair, ...more] = pairsOf(claim)
  const isPlain = (part: Claim | Sided) =>
    typeof part !== 'object' || (!('set' in part || 'condition' in part) && (part.at ?? 'end') === 'end')
  if (more.length > 0 || ![claim, ...pair!].every(isPlain)) return {}
  const { expect, margin } = claim
  return { expected: { expect, ...(margin !== undefined && { margin }) } }
}

/** The metric's key at the end or at the best validation. */
export const metricAt = (measure: string, at: At): string => (at === 'end' ? measure : `${measure}@${at}`)

/** A run of one arm and seed, as comparisons take it. */
export interface SeedRun {
  readonly arm: string
  readonly seed: number
  readonly result: RunResult
}

/** One difference for each seed of which both runs are in. */
export function differencesOf({ first, second, measure }: Comparison, at: At, results: readonly SeedRun[]): number[] {
  const measured = new Map(
    results.map(({ arm, seed, result }) => [`${arm} ${seed}`, result.metrics[metricAt(measure, at)]]),
  )
  const seeds = [...new Set(results.map(({ seed }) => seed))].sort((a, b) => a - b)
  return seeds.flatMap((seed) => {
    const a = measured.get(`${first} ${seed}`)
    const b = measured.get(`${second} ${seed}`)
    return a === undefined || b === undefined ? [] : [a - b]
  })
}

/** How many runs of the first arm and of the second have met a value that is not finite. */
export function divergedOf({ first, second }: Comparison, results: readonly SeedRun[]): readonly [number, number] {
  const of = (wanted: string) => results.filter(({ arm, result }) => arm === wanted && result.divergence).length
  return [of(first), of(second)]
}
