/** What a claim compares. */
import type { Claim, Pair } from '#core/spec.ts'

/** Seeds of a sweep, and of a comparison that no claim plans. */
export const DEFAULT_SEEDS = 20

/** The claim as one or two pairs. */
export function pairsOf(claim: Claim): readonly Pair[] {
  const [first, second] = claim.compare
  return Array.isArray(first) ? [first as unknown as Pair, second as unknown as Pair] : [claim.compare as Pair]
}
