/** What the seeds of a demo say together. No page needs it before its demo is live. */
import { type PairedDifference, pairedDifference } from '#stats/paired.ts'
import { verdict } from '#stats/verdict.ts'
import type { Comparison } from './comparison.ts'
import type { DemoState } from './demo-state.svelte.ts'

/** Mean and interval; with a margin where seeds beyond it mislead. */
export interface OverSeeds extends PairedDifference {
  readonly margin: number | null
}

/**
 * Mean and interval of finite differences. Which seeds mislead is counted as the claim counts them where what it expects
 * has come about here too: of `within` those beyond its margin. Throws a RangeError for fewer than two differences.
 */
export function overSeeds({ expected }: Comparison, differences: readonly number[]): OverSeeds {
  const judged = expected && verdict(expected, differences)
  if (!judged?.agrees) return { ...pairedDifference(differences), margin: null }
  return { ...judged.difference, margin: expected?.expect === 'within' ? expected.margin! : null }
}

/** That of a demo; null until all seeds are in, and where a run did not end in a number. */
export function overSeedsOf({ seeds: { comparison, differences, complete } }: DemoState): OverSeeds | null {
  const isWhole = complete && differences.every(Number.isFinite)
  return comparison !== null && isWhole ? overSeeds(comparison, differences) : null
}
