/** The logistic function and its integral, which activations and losses share. */
import type { Arithmetic } from '#core/functions.ts'

/** σ(x) = 1 / (1 + e^−x). */
export const sigmoid = ({ round, exp }: Arithmetic, x: number): number => round(1 / round(1 + exp(-x)))

/**
 * ln(1 + e), e = e^−|x|: what softplus ln(1 + e^x) adds to max(x, 0). With u = 1 + e rounded it is ln u · (e / (u − 1)),
 * or e where u is 1, which loses no digits of a small e.
 */
export function softplusTail({ round, exp, log }: Arithmetic, x: number): number {
  const e = exp(-Math.abs(x))
  const u = round(1 + e)
  return u === 1 ? e : round(log(u) * round(e / round(u - 1)))
}
