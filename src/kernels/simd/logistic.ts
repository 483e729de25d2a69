/** The logistic function and its integral, as `../definition/logistic.ts` has them. */
import { exp, log } from './functions'

/** σ(x) = 1 / (1 + e^−x). */
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))))
}

/** ln(1 + e^−|x|). */
export function softplusTail(x: v128): v128 {
  const one = f32x4.splat(1)
  const e = exp(f32x4.neg(f32x4.abs(x)))
  const u = f32x4.add(one, e)
  const exact = f32x4.mul(log(u), f32x4.div(e, f32x4.sub(u, one)))
  return v128.bitselect(e, exact, f32x4.eq(u, one))
}
