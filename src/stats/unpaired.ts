/** What the same runs would say if nobody had paired them. */
import { momentsOf } from './moments.ts'
import { tQuantile975 } from './student-t.ts'

/** Ends of a 95 % interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The difference of two means of n values each, taken for independent samples of equal variance:
 * a − b ± t(2n − 2) √((s_a² + s_b²) / n), s² = Σ (x − mean)² / (n − 1). Throws a RangeError for fewer than two values, or
 * where the two are not equally many. Student, "The probable error of a mean", Biometrika 1908.
 */
export function unpairedInterval(first: readonly number[], second: readonly number[]): Interval {
  const count = first.length
  if (count < 2 || second.length !== count)
    throw new RangeError(
      `An interval needs at least 2 values on each side, equally many, not ${count} and ${second.length}.`,
    )
  const [a, b] = [momentsOf(first), momentsOf(second)]
  const halfWidth = tQuantile975(2 * count - 2) * Math.sqrt((a.variance + b.variance) / count)
  return { low: a.mean - b.mean - halfWidth, high: a.mean - b.mean + halfWidth }
}
