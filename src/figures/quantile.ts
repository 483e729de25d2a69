/** The value below which this share of a histogram lies, its counts evenly spread within their bins; NaN of an empty one. */
export function quantileOf(edges: ArrayLike<number>, counts: Float64Array, share: number): number {
  let left = share * counts.reduce((sum, count) => sum + count, 0)
  const bin = counts.findIndex((count) => {
    if (count > 0 && left <= count) return true
    left -= count
    return false
  })
  return bin < 0 ? Number.NaN : edges[bin]! + ((edges[bin + 1]! - edges[bin]!) * left) / counts[bin]!
}
