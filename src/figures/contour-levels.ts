/** At which values contours are drawn. */
import { ticks } from 'd3-array'
import { extentOf } from './scales.ts'

/** How many contours there are at most. */
const MOST = 9
/** A quantity that spans more than this factor gets levels of equal ratios. */
const SKEWED = 20

/** Round levels within the values: evenly spaced, or 1, 2, 5, 10 … where the largest value is many times the least. */
export function contourLevels(values: ArrayLike<number>): number[] {
  const { low, high } = extentOf([values])
  if (!(high > low)) return []
  if (!(low > 0 && high > SKEWED * low))
    return ticks(low, high, MOST - 2).filter((level) => level > low && level < high)
  const powers: number[] = []
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++)
    powers.push(Number(`1e${exponent}`))
  const levels = ([[1, 2, 5], [1, 3], [1]] as const).map((digits) =>
    powers
      .flatMap((power) => digits.map((digit) => Number((digit * power).toPrecision(1))))
      .filter((level) => level > low && level < high),
  )
  const fitting = levels.find(({ length }) => length <= MOST) ?? levels.at(-1)!
  const every = Math.ceil(fitting.length / MOST)
  return fitting.filter((_, k) => k % every === 0)
}
