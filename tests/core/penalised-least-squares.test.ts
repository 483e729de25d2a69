/** Least squares with a price on each weight, by the condition that its gradient is 0. */
import { expect, test } from 'vitest'
import { minimumNorm } from '#core/linear-algebra.ts'
import { penalisedLeastSquares } from '#core/penalised-least-squares.ts'
import { createStream } from '#core/rng.ts'

const { normal } = createStream(7, 'penalised-least-squares')
const draw = (count: number, at: number) => Float64Array.from({ length: count }, (_, k) => normal(k, at))

test.each([
  [12, 5, 1],
  [12, 5, 3],
  [4, 9, 2],
])('%i examples, %i features, %i outputs: Xᵀ (X w − y) + c w = 0', (rows, columns, m) => {
  const [x, y] = [draw(rows * columns, 0), draw(rows * m, 1)]
  const prices = draw(columns, 2).map((value) => 0.1 + value * value)
  const w = penalisedLeastSquares(x, rows, columns, y, prices)
  for (let c = 0; c < m; c++)
    for (let j = 0; j < columns; j++) {
      let gradient = prices[j]! * w[j * m + c]!
      for (let i = 0; i < rows; i++) {
        let residual = -y[i * m + c]!
        for (let k = 0; k < columns; k++) residual += x[i * columns + k]! * w[k * m + c]!
        gradient += x[i * columns + j]! * residual
      }
      expect(gradient).toBeCloseTo(0, 9)
    }
})

test('a weight may be free; where all are, the solution is the one of least norm', () => {
  const [x, y] = [draw(4 * 6, 3), draw(4, 4)]
  const free = penalisedLeastSquares(x, 4, 6, y, Float64Array.of(0, 1e9, 1e9, 1e9, 1e9, 1e9))
  expect(Math.abs(free[0]!)).toBeGreaterThan(1e-3)
  expect(Math.max(...free.subarray(1).map(Math.abs))).toBeLessThan(1e-6)
  expect(penalisedLeastSquares(x, 4, 6, y, new Float64Array(6))).toEqual(minimumNorm(x, 4, 6, y))
})
