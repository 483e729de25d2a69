/** Whether a claim holds. */
import type { Claim } from '#core/spec.ts'
import { containsZero, type PairedDifference, pairedDifference } from './paired.ts'

/**
 * What a claim expects of its differences: the whole interval below 0, above 0, or inside ± a margin; an interval that
 * contains 0; or every single difference exactly 0.
 */
export type Expectation = Claim['expect']

/** The part of a claim that its differences can bear out or not; `margin`, in their units, is for `within`. */
export interface Expected {
  readonly expect: Expectation
  readonly margin?: number
}

/** Whether the differences are as expected, and what they say; of `within` the seeds beyond the margin would have misled. */
export interface Verdict {
  readonly agrees: boolean
  readonly difference: PairedDifference
}

/**
 * Compares what a claim expects with the differences that its seeds gave. Throws a RangeError where `within` has no
 * positive margin, or where the differences have no interval.
 */
export function verdict(expected: Expected, differences: readonly number[]): Verdict {
  const difference = pairedDifference(differences)
  const { expect, margin = 0 } = expected
  const misleading =
    expect === 'within' ? differences.filter((d) => Math.abs(d) > margin).length : difference.misleading
  return { agrees: agrees(expected, differences, difference), difference: { ...difference, misleading } }
}

function agrees({ expect, margin = 0 }: Expected, differences: readonly number[], interval: PairedDifference): boolean {
  switch (expect) {
    case 'lower':
      return interval.high < 0
    case 'higher':
      return interval.low > 0
    case 'within':
      if (!(margin > 0)) throw new RangeError('A claim that expects “within” states a margin above 0.')
      return interval.low >= -margin && interval.high <= margin
    case 'undetected':
      return containsZero(interval)
    case 'identical':
      return differences.every((d) => d === 0)
  }
}
