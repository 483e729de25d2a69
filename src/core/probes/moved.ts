/** Parameters moved along directions for a moment: landscapes, Hessian products, walks along the gradient. */
import type { View } from './probe.ts'

/** Coefficients and directions, in the order of the parameters. */
export type Move = readonly (readonly [coefficient: number, direction: ArrayLike<number>])[]

/**
 * Lets `visit` move the parameters by Σ c d from where they stand, each sum in float64 and rounded once. They are put
 * back bit for bit, whatever happens.
 */
export function withMoved<T>({ arena, network: { parameters } }: View, visit: (moveBy: (move: Move) => void) => T): T {
  const live = arena.subarray(parameters.offset, parameters.offset + parameters.length)
  const start = live.slice()
  const sums = new Float64Array(live.length)
  try {
    return visit((move) => {
      sums.set(start)
      for (const [coefficient, direction] of move)
        for (let k = 0; k < sums.length; k++) sums[k]! += coefficient * direction[k]!
      live.set(sums)
    })
  } finally {
    live.set(start)
  }
}

/** ‖x‖ = √Σ x², in float64 and index order. */
export const normOf = (values: ArrayLike<number>): number => Math.sqrt(dot(values, values))

/** Σ x y, in float64 and index order. */
export function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!
  return sum
}

/** x − y, in float64. */
export function difference(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const result = new Float64Array(x.length)
  for (let k = 0; k < result.length; k++) result[k] = x[k]! - y[k]!
  return result
}

/** c x, in place. */
export function scaled(x: Float64Array, c: number): Float64Array {
  for (let k = 0; k < x.length; k++) x[k]! *= c
  return x
}
