/**
 * The value below which `percent` (0 to 100) of the values lie, on the straight line between the two nearest of them in
 * order: position (n − 1) · percent / 100, counted from 0. The values are finite and in any order; they stay as they
 * are. Throws a RangeError for no values or another percent. Hyndman and Fan, "Sample quantiles in statistical
 * packages", The American Statistician 1996, definition 7.
 */
export function percentile(values: Float64Array | readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('A percentile needs at least one value.')
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`A percentile is asked for 0 to 100, not ${percent}.`)
  const sorted = Float64Array.from(values).sort()
  const position = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(position)]!
  const above = sorted[Math.ceil(position)]!
  return below + (above - below) * (position - Math.floor(position))
}
