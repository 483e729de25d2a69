/** Losses. */
import type { Run } from './run.ts'

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

/**
 * For each output z with target t: ln(1 + e^z) − t z = (max(z, 0) − t z) + ln(1 + e^−|z|), summed over the outputs;
 * dz = (1 / (1 + e^−z) − t) / count, the sigmoid from e^−|z| so that nothing overflows.
 * Operands z, t, losses, dz; numbers outputs, stride.
 */
const binaryCrossEntropy: Run = ({ round, exp, log }, arena, [z, t, losses, dz], [outputs, stride], count) => {
  for (let b = 0; b < count; b++) {
    let loss = 0
    for (let k = 0; k < outputs!; k++) {
      const at = k * stride! + b
      const value = arena[z! + at]!
      const target = arena[t! + at]!
      const e = exp(value > 0 ? -value : value)
      const over = round(1 + e)
      const linear = round((value > 0 ? value : round(0 * value)) - round(target * value))
      loss = round(loss + round(linear + log(over)))
      const sigmoid = round((value > 0 ? 1 : e) / over)
      arena[dz! + at] = round(round(sigmoid - target) / count)
    }
    arena[losses! + b] = loss
  }
}

/**
 * With e = y − t: loss = (Σ_k e²) / outputs, dy = (e + e) / (outputs · count); k in index order.
 * Operands y, t, losses, dy; numbers outputs, stride.
 */
const squared: Run = ({ round }, arena, [y, t, losses, dy], [outputs, stride], count) => {
  const all = round(outputs! * count)
  for (let b = 0; b < count; b++) {
    let loss = 0
    for (let k = 0; k < outputs!; k++) {
      const at = k * stride! + b
      const e = round(arena[y! + at]! - arena[t! + at]!)
      loss = round(loss + round(e * e))
      arena[dy! + at] = round(round(e + e) / all)
    }
    arena[losses! + b] = round(loss / outputs!)
  }
}

/**
 * With e = y − t and c = e limited to ± δ: loss = (Σ_k c (e − ½ c)) / outputs, dy = c / (outputs · count); k in index
 * order. Operands y, t, losses, dy, δ (one float); numbers outputs, stride.
 */
const huber: Run = ({ round }, arena, [y, t, losses, dy, delta], [outputs, stride], count) => {
  const all = round(outputs! * count)
  const most = arena[delta!]!
  for (let b = 0; b < count; b++) {
    let loss = 0
    for (let k = 0; k < outputs!; k++) {
      const at = k * stride! + b
      const e = round(arena[y! + at]! - arena[t! + at]!)
      const limited = e > most ? most : e < -most ? -most : e
      loss = round(loss + round(limited * round(e - round(0.5 * limited))))
      arena[dy! + at] = round(limited / all)
    }
    arena[losses! + b] = round(loss / outputs!)
  }
}

export const losses: { readonly [code: string]: Run } = {
  'softmax-cross-entropy': softmaxCrossEntropy,
  'binary-cross-entropy': binaryCrossEntropy,
  squared,
  huber,
}
