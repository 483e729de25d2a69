/**
 * The mean of n values and their variance Σ (v − mean)² / (n − 1), summed in index order. Measured from the first value, so
 * that equal values have exactly theirs as mean and no variance.
 */
export function momentsOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const origin = values[0]!
  let sum = 0
  for (const value of values) sum += value - origin
  const mean = origin + sum / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  return { mean, variance: squares / (values.length - 1) }
}
