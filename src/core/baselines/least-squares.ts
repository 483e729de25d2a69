/** Least squares; where many weights fit equally well, those of least norm. Gauss 1809, Penrose 1956. */
import { minimumNorm } from '../linear-algebra.ts'
import { defineBaseline } from './baseline.ts'
import { fitLinear } from './linear.ts'

export const leastSquares = defineBaseline({
  id: 'least-squares',
  options: [],
  fit: (_, train, task) => fitLinear(train, task, minimumNorm),
})
