/**
 * The law: what each operation computes, one plain loop each, with the formula above it. Every sum has one order,
 * stated here; other executors agree to the last bit. Activations are [feature][stride] with the batch innermost;
 * an operation touches the first `count` columns only.
 */
import type { Arithmetic } from '#core/functions.ts'

export type Floats = Float32Array | Float64Array

/** Arena, offsets of the operands, fixed integers, live columns of the batch. */
export type Run = (
  arithmetic: Arithmetic,
  arena: Floats,
  operands: readonly number[],
  numbers: readonly number[],
  count: number,
) => void

/** Σ over `length` terms in four strands, term k in strand k mod 4, then (s0 + s1) + (s2 + s3). */
function strandedSum({ round }: Arithmetic, length: number, term: (k: number) => number): number {
  const strands = [0, 0, 0, 0] as [number, number, number, number]
  for (let k = 0; k < length; k++) strands[k & 3] = round(strands[k & 3]! + term(k))
  return round(round(strands[0] + strands[1]) + round(strands[2] + strands[3]))
}

/**
 * y[o][b] = (Σ_i w[o][i] x[i][b]) + bias[o], i in index order from 0.
 * Operands w, bias, x, y; numbers outputs, inputs, stride.
 */
const dense: Run = ({ round }, arena, [w, bias, x, y], [outputs, inputs, stride], count) => {
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

/** y = 0 where x < 0, else x; so NaN passes on. Operands x, y; numbers features, stride. */
const relu: Run = (_, arena, [x, y], [features, stride], count) => {
  for (let j = 0; j < features!; j++)
    for (let b = 0; b < count; b++) {
      const at = j * stride! + b
      arena[y! + at] = arena[x! + at]! < 0 ? 0 : arena[x! + at]!
    }
}

/** dx = dy where x > 0, else 0. Operands x, dy, dx; numbers features, stride. */
const reluGradient: Run = (_, arena, [x, dy, dx], [features, stride], count) => {
  for (let j = 0; j < features!; j++)
    for (let b = 0; b < count; b++) {
      const at = j * stride! + b
      arena[dx! + at] = arena[x! + at]! > 0 ? arena[dy! + at]! : 0
    }
}

/**
 * With m = max_k z_k, e_k = exp(z_k − m), S = Σ_k e_k, soft targets t:
 * loss = Σ_k t_k ((m − z_k) + ln S) for each example, dz_k = (e_k / S − t_k) / count; k in index order.
 * Operands z, t, losses, dz; numbers classes, stride.
 */
const softmaxCrossEntropy: Run = ({ round, exp, log }, arena, [z, t, losses, dz], [classes, stride], count) => {
  for (let b = 0; b < count; b++) {
    let max = arena[z! + b]!
    for (let k = 1; k < classes!; k++) {
      const value = arena[z! + k * stride! + b]!
      if (value > max) max = value
    }
    let sum = 0
    for (let k = 0; k < classes!; k++) {
      const e = exp(round(arena[z! + k * stride! + b]! - max))
      arena[dz! + k * stride! + b] = e
      sum = round(sum + e)
    }
    const logSum = log(sum)
    let loss = 0
    for (let k = 0; k < classes!; k++) {
      const at = k * stride! + b
      const target = arena[t! + at]!
      loss = round(loss + round(target * round(round(max - arena[z! + at]!) + logSum)))
      arena[dz! + at] = round(round(round(arena[dz! + at]! / sum) - target) / count)
    }
    arena[losses! + b] = loss
  }
}

/** out = Σ x², in four strands. Operands x, out; numbers length. */
const sumOfSquares: Run = (arithmetic, arena, [x, out], [length]) => {
  arena[out!] = strandedSum(arithmetic, length!, (k) => arithmetic.round(arena[x! + k]! * arena[x! + k]!))
}

/** target = target + coefficient · source. Operands target, source, coefficient (one float); numbers length. */
const addScaled: Run = ({ round }, arena, [target, source, coefficient], [length]) => {
  for (let k = 0; k < length!; k++)
    arena[target! + k] = round(arena[target! + k]! + round(arena[coefficient!]! * arena[source! + k]!))
}

/** w = w · (1 − rate · strength). Operands w, rate, strength (one float each); numbers length. */
const decay: Run = ({ round }, arena, [w, rate, strength], [length]) => {
  const factor = round(1 - round(arena[rate!]! * arena[strength!]!))
  for (let k = 0; k < length!; k++) arena[w! + k] = round(arena[w! + k]! * factor)
}

/**
 * v = momentum · v + g, then w = w − rate · v.
 * Operands w, g, v, rate, momentum (one float each); numbers length.
 */
const sgd: Run = ({ round }, arena, [w, g, v, rate, momentum], [length]) => {
  for (let k = 0; k < length!; k++) {
    const velocity = round(round(arena[momentum!]! * arena[v! + k]!) + arena[g! + k]!)
    arena[v! + k] = velocity
    arena[w! + k] = round(arena[w! + k]! - round(arena[rate!]! * velocity))
  }
}

/** Every operation by its code. */
export const operations: { readonly [code: string]: Run } = {
  dense,
  'dense-weight-gradient': denseWeightGradient,
  'dense-bias-gradient': denseBiasGradient,
  'dense-input-gradient': denseInputGradient,
  relu,
  'relu-gradient': reluGradient,
  'softmax-cross-entropy': softmaxCrossEntropy,
  'sum-of-squares': sumOfSquares,
  'add-scaled': addScaled,
  decay,
  sgd,
}
