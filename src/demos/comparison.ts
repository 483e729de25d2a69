/** What a demo compares over seeds: two of its arms by one measure. */
import type { At, Claim, Sided, Spec } from '#core/spec.ts'
import type { RunResult } from '#runner/protocol.ts'
import { DEFAULT_SEEDS, pairsOf } from '#stats/pairs.ts'

export interface Comparison {
  /** First minus second. */
  readonly first: string
  readonly second: string
  readonly measure: string
  readonly seeds: number
}

/** That of the experiment's first claim about two of its arms; else second arm minus first, by test error. */
export function comparisonOf(spec: Spec): Comparison | null {
  for (const claim of Object.values<Claim>(spec.claims ?? {})) {
    const [first, second] = pairsOf(claim)[0]!.map(armOfSide)
    if (first === undefined || second === undefined || first === second || claim.measure === undefined) continue
    return { first, second, measure: claim.measure, seeds: claim.seeds }
  }
  const [second, first] = Object.keys(spec.arms)
  if (spec.kind === 'analysis' || first === undefined || second === undefined) return null
  return { first, second, measure: 'test.error', seeds: DEFAULT_SEEDS }
}

const armOfSide = (side: Sided) => (typeof side === 'object' ? side.arm : typeof side === 'string' ? side : undefined)

/** The metric's key at the end or at the best validation. */
export const metricAt = (measure: string, at: At): string => (at === 'end' ? measure : `${measure}@${at}`)

/** One difference for each seed of which both runs are in. */
export function differencesOf(
  { first, second, measure }: Comparison,
  at: At,
  results: readonly { readonly arm: string; readonly seed: number; readonly result: RunResult }[],
): number[] {
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
