/** The dense layer. */
import { type Run, strandedSum } from './run.ts'

/**
 * y[o][b] = (Σ_i w[o][i] x[i][b]) + bias[o], i in index order from 0.
 * Operands w, bias, x, y; numbers outputs, inputs, stride.
 */
const forward: Run = ({ round }, arena, [w, bias, x, y], [outputs, inputs, stride], count) => {
  for (let o = 0; o < outputs!; o++)
    for (let b = 0; b < count; b++) {
      let sum = 0
      for (let i = 0; i < inputs!; i++)
        sum = round(sum + round(arena[w! + o * inputs! + i]! * arena[x! + i * stride! + b]!))
      arena[y! + o * stride! + b] = round(sum + arena[bias! + o]!)
    }
}

/**
 * dw[o][i] = Σ_b dy[o][b] x[i][b], b in index order.
 * Operands dy, x, dw, scratch of inputs · stride floats; numbers outputs, inputs, stride.
 */
const denseWeightGradient: Run = ({ round }, arena, [dy, x, dw], [outputs, inputs, stride], count) => {
  for (let o = 0; o < outputs!; o++)
    for (let i = 0; i < inputs!; i++) {
      let sum = 0
      for (let b = 0; b < count; b++)
        sum = round(sum + round(arena[dy! + o * stride! + b]! * arena[x! + i * stride! + b]!))
      arena[dw! + o * inputs! + i] = sum
    }
}

/** db[o] = Σ_b dy[o][b], in four strands. Operands dy, db; numbers outputs, stride. */
const denseBiasGradient: Run = (arithmetic, arena, [dy, db], [outputs, stride], count) => {
  for (let o = 0; o < outputs!; o++)
    arena[db! + o] = strandedSum(arithmetic, count, (b) => arena[dy! + o * stride! + b]!)
}

/** dx[i][b] = Σ_o w[o][i] dy[o][b], o in index order. Operands w, dy, dx; numbers outputs, inputs, stride. */
const denseInputGradient: Run = ({ round }, arena, [w, dy, dx], [outputs, inputs, stride], count) => {
  for (let i = 0; i < inputs!; i++)
    for (let b = 0; b < count; b++) {
      let sum = 0
      for (let o = 0; o < outputs!; o++)
        sum = round(sum + round(arena[w! + o * inputs! + i]! * arena[dy! + o * stride! + b]!))
      arena[dx! + i * stride! + b] = sum
    }
}

export const dense: { readonly [code: string]: Run } = {
  dense: forward,
  'dense-weight-gradient': denseWeightGradient,
  'dense-bias-gradient': denseBiasGradient,
  'dense-input-gradient': denseInputGradient,
}
