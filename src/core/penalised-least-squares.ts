/** Least squares with a price on each weight, in the direct way. */
import { minimumNorm, solvePositive } from './linear-algebra.ts'

/**
 * The w [columns][m] that minimises ‖X w − y‖² + Σ_j prices_j w_j², column by column of y [rows][m]:
 * (XᵀX + diag(prices)) w = Xᵀ y. Where all prices are 0, the one of least norm. For the loss (1/2n) ‖X w − y‖² +
 * (λ/2) ‖w‖² the prices are nλ. Hoerl and Kennard 1970.
 */
export function penalisedLeastSquares(
  x: Float64Array,
  rows: number,
  columns: number,
  y: Float64Array,
  prices: Float64Array,
): Float64Array {
  if (prices.every((price) => price === 0)) return minimumNorm(x, rows, columns, y)
  const m = y.length / rows
  const square = new Float64Array(columns * columns)
  const right = new Float64Array(columns * m)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const value = x[i * columns + j]!
      for (let k = 0; k <= j; k++) square[j * columns + k]! += value * x[i * columns + k]!
      for (let c = 0; c < m; c++) right[j * m + c]! += value * y[i * m + c]!
    }
  for (let j = 0; j < columns; j++) square[j * columns + j]! += prices[j]!
  return solvePositive(square, right, columns)
}
