/** What penalties and constraints do to weights. */
import { type Run, strandedSum } from './run.ts'

/**
 * Soft threshold w = S(w), S_a(w) = w − min(max(w, −a), a), a = rate · strength: 0 where |w| <= a.
 * Operands w, rate, strength (one float each); numbers length.
 */
const softThreshold: Run = ({ round }, arena, [w, rate, strength], [length]) => {
  const a = round(arena[rate!]! * arena[strength!]!)
  for (let k = 0; k < length!; k++) arena[w! + k] = round(arena[w! + k]! - Math.min(Math.max(arena[w! + k]!, -a), a))
}

/** g = g + strength · sign(w), sign(0) = 0. Operands g, w, strength (one float); numbers length. */
const addSign: Run = ({ round }, arena, [g, w, strength], [length]) => {
  const lambda = arena[strength!]!
  for (let k = 0; k < length!; k++) {
    const at = arena[w! + k]!
    arena[g! + k] = round(arena[g! + k]! + (at > 0 ? lambda : at < 0 ? -lambda : 0))
  }
}

/**
 * Rows longer than the limit are scaled to it: w = w · (limit / √Σ w²), the sum in four strands.
 * Operands w, limit (one float); numbers rows, length of a row.
 */
const limitRows: Run = (arithmetic, arena, [w, limit], [rows, length]) => {
  const { round } = arithmetic
  for (let row = 0; row < rows!; row++) {
    const at = w! + row * length!
    const norm = round(Math.sqrt(strandedSum(arithmetic, length!, (k) => round(arena[at + k]! * arena[at + k]!))))
    if (!(norm > arena[limit!]!)) continue
    const factor = round(arena[limit!]! / norm)
    for (let k = 0; k < length!; k++) arena[at + k] = round(arena[at + k]! * factor)
  }
}

export const weights: { readonly [code: string]: Run } = {
  'soft-threshold': softThreshold,
  'add-sign': addSign,
  'limit-rows': limitRows,
}
