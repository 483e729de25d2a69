/** Differences between two arms, paired by seed. */
import { momentsOf } from './moments.ts'
import { tQuantile975 } from './student-t.ts'

/** What the differences of some seeds say together: their mean and its 95 % interval. */
export interface PairedDifference {
  readonly mean: number
  /** Ends of the interval, mean ∓ halfWidth. */
  readonly low: number
  readonly high: number
  readonly halfWidth: number
  /**
   * How many single seeds would have misled: those whose sign contradicts the interval or, where the interval contains
   * 0, those that show more than its half-width.
   */
  readonly misleading: number
  readonly count: number
}

/** Whether the interval leaves open that there is no difference; its ends belong to it. */
export const containsZero = ({ low, high }: Pick<PairedDifference, 'low' | 'high'>): boolean => low <= 0 && high >= 0

/**
 * The mean of n differences and its t interval, mean ± t(n − 1) √(Σ (d − mean)² / (n − 1) / n); sums in index order.
 * Throws a RangeError for fewer than two differences, or one that is not finite. Student, "The probable error of a
 * mean", Biometrika 1908.
 */
export function pairedDifference(differences: readonly number[]): PairedDifference {
  const count = differences.length
  if (count < 2) throw new RangeError(`An interval needs the differences of at least 2 seeds, not ${count}.`)
  const broken = differences.findIndex((d) => !Number.isFinite(d))
  if (broken >= 0)
    throw new RangeError(
      `Difference ${broken + 1} of ${count} is ${differences[broken]}: a run did not end in a number.`,
    )

  const { mean, variance } = momentsOf(differences)
  const halfWidth = tQuantile975(count - 1) * Math.sqrt(variance / count)

  const interval = { low: mean - halfWidth, high: mean + halfWidth }
  const misleads = containsZero(interval)
    ? (d: number) => Math.abs(d) > halfWidth
    : (d: number) => (interval.low > 0 ? d < 0 : d > 0)
  return { mean, ...interval, halfWidth, misleading: differences.filter(misleads).length, count }
}
