/** The numbers of a claim as text. Errors are shares: they stand in percent, their differences in points. */
import type { Quantity } from '#core/results.ts'
import { decimalsFor, numbers } from '#i18n/numbers.ts'
import type { ClaimResult } from '#stats/claims.ts'
import type { PairedDifference } from '#stats/paired.ts'

/** What of a claim may stand in a sentence; units are the sentence's own words. */
export const shownNumbers = [
  'difference',
  'size',
  'interval',
  'size-interval',
  'unpaired-interval',
  'seeds',
  'misleading',
  'a',
  'b',
] as const
export type ShownNumber = (typeof shownNumbers)[number]

/** One number of a claim about this quantity, or its interval, as text. */
export function claimNumber(quantity: Quantity, { paired, means, unpaired }: ClaimResult, shown: ShownNumber): string {
  const { mean, low, high, count, misleading } = paired
  const write = differenceFormat(quantity, paired)
  switch (shown) {
    case 'difference':
      return write(mean)
    case 'size':
      return write(Math.abs(mean))
    case 'interval':
      return numbers.interval(write(low), write(high))
    case 'size-interval':
      return mean < 0 ? numbers.interval(write(-high), write(-low)) : numbers.interval(write(low), write(high))
    case 'unpaired-interval':
      if (!unpaired) throw new Error('Only a claim that compares two arms has an interval without pairs.')
      return numbers.interval(write(unpaired.low), write(unpaired.high))
    case 'seeds':
      return String(count)
    case 'misleading':
      return String(misleading)
    case 'a':
      return meanText(quantity, means[0])
    case 'b':
      return meanText(quantity, means[1])
  }
}

function meanText({ unit }: Quantity, mean: number): string {
  return unit === 'percent' ? numbers.points(mean) : numbers.significant(mean)
}

/**
 * Writes a mean difference and the ends of its interval, all with equal decimals: in points one, or up to three where
 * it takes them to see the interval's width, or on which side of zero it ends; else as many as give its larger end three
 * significant digits, and powers of ten where that takes more than six.
 */
export function differenceFormat(
  { unit }: Quantity,
  { low, high, halfWidth }: PairedDifference,
): (value: number) => string {
  if (unit === 'percent') {
    let decimals = Math.min(3, Math.max(1, decimalsFor(100 * halfWidth, 1)))
    const hidesSide = (end: number) => end !== 0 && Number(numbers.points(Math.abs(end), decimals)) === 0
    while (decimals < 3 && (hidesSide(low) || hidesSide(high))) decimals += 1
    return (value) => numbers.points(value, decimals)
  }
  const decimals = decimalsFor(Math.max(Math.abs(low), Math.abs(high)))
  return (value) => (decimals > 6 ? numbers.significant(value) : numbers.fixed(value, decimals))
}
