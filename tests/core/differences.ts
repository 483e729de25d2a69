/** Central differences in float64, over the definition's own loops. */
import { expect } from 'vitest'
import type { Arithmetic } from '#core/functions.ts'
import type { Slice } from '#core/network.ts'
import type { Operation } from '#core/program.ts'
import { runOperation } from '#kernels/definition/executor.ts'
import { createRandom } from '../kernels/random-case.ts'
import { erf } from './error-function.ts'

const float64: Arithmetic = { round: (x) => x, exp: Math.exp, log: Math.log, tanh: Math.tanh, erf }
/** Small against the curvature, large against rounding. */
const STEP = 1e-5
/** No activation may come nearer to the kink of ReLU than a step could move it. */
export const AWAY = 1e-3

export const random = createRandom(2026)
const between = () => random.word() / 2 ** 31 - 1
/** Puts numbers between −1 and 1 into the slice. */
export const fill = (arena: Float64Array, { offset, length }: Slice) => {
  for (let k = 0; k < length; k++) arena[offset + k] = between()
}
/** Runs operations of the definition in float64. */
export const run = (operations: readonly Operation[], arena: Float64Array, count: number) => {
  for (const operation of operations) runOperation(operation, arena, count, float64)
}

/** Compares `gradient`, an entry for an entry of `slice`, with central differences of `value` in it. */
export function expectGradient(
  arena: Float64Array,
  slice: Slice,
  gradient: ArrayLike<number>,
  value: () => number,
): void {
  for (let k = 0; k < slice.length; k++) {
    const at = slice.offset + k
    const before = arena[at]!
    arena[at] = before + STEP
    const above = value()
    arena[at] = before - STEP
    const below = value()
    arena[at] = before
    const difference = (above - below) / (2 * STEP)
    // The absolute part is the rounding of the difference itself.
    expect(Math.abs(gradient[k]! - difference)).toBeLessThan(1e-6 * Math.abs(difference) + 1e-9)
  }
}

/** What stands in the slice now. */
export const copy = (arena: Float64Array, { offset, length }: Slice) => arena.slice(offset, offset + length)

/** Σ over the live columns of a · b, both [feature][stride]. */
export function productOf(arena: Float64Array, a: Slice, b: Slice, stride: number, count: number): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) if (k % stride < count) sum += arena[a.offset + k]! * arena[b.offset + k]!
  return sum
}
