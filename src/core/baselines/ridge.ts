/**
 * Ridge regression: the minimum of (1/2n) Σ (f(x) − y)² + (λ/2) ‖w‖², where (XᵀX + nλ I) w = Xᵀy; the intercept is not
 * penalised. Hoerl and Kennard 1970.
 */
import { penalisedLeastSquares } from '../penalised-least-squares.ts'
import { defineBaseline } from './baseline.ts'
import { fitLinear } from './linear.ts'

export const ridge = defineBaseline({
  id: 'ridge',
  options: [
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0.1, range: [0.0001, 1000], scale: 'log' },
  ],
  fit: ({ strength }, train, task) =>
    fitLinear(train, task, (x, count, features, y) =>
      penalisedLeastSquares(x, count, features, y, new Float64Array(features).fill(count * strength)),
    ),
})
