/**
 * The rule of early stopping: a check improves if it lies below the best so far by more than `minDelta`; stop when
 * `patience` checks in a row have not. A check that is not a number does not improve.
 */
export interface Patience {
  /** The lowest check that improved. */
  readonly best: number
  /** Checks since then; 0 where the last one improved. */
  readonly waited: number
}

/** Before the first check. */
export const freshPatience: Patience = { best: Infinity, waited: 0 }

/** What the rule remembers after one more check. */
export function check({ best, waited }: Patience, value: number, minDelta: number): Patience {
  return best - value > minDelta ? { best: value, waited: 0 } : { best, waited: waited + 1 }
}
