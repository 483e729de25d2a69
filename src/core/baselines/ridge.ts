/**
 * Ridge regression: the minimum of (1/2n) Σ (f(x) − y)² + (λ/2) ‖w‖², where (XᵀX + nλ I) w = Xᵀy; the intercept is not
 * penalised. Hoerl and Kennard 1970.
 */
import { solvePositive } from '../linear-algebra.ts'
import { defineBaseline } from './baseline.ts'
import { fitLinear } from './linear.ts'

export const ridge = defineBaseline({
  id: 'ridge',
  options: [
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0.1, range: [0.0001, 1000], scale: 'log' },
  ],
  fit: ({ strength }, train, task) =>
    fitLinear(train, task, (x, count, features, y) => {
      const outputs = y.length / count
      const square = new Float64Array(features * features)
      const right = new Float64Array(features * outputs)
      for (let i = 0; i < count; i++)
        for (let j = 0; j < features; j++) {
          const value = x[i * features + j]!
          for (let k = 0; k <= j; k++) square[j * features + k]! += value * x[i * features + k]!
          for (let o = 0; o < outputs; o++) right[j * outputs + o]! += value * y[i * outputs + o]!
        }
      for (let j = 0; j < features; j++) square[j * features + j]! += count * strength
      return solvePositive(square, right, features)
    }),
})
