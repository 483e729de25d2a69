/** Sums and copies of whole vectors, and what moves parameters beside an optimizer. */
import { type Run, strandedSum } from './run.ts'

/**
 * out = Σ x². Groups of four terms are dealt out to four sums, each in four strands; then (s0 + s1) + (s2 + s3) strand by
 * strand, and the strands joined. Operands x, out; numbers length.
 */
const sumOfSquares: Run = (arithmetic, arena, [x, out], [length]) => {
  const { round } = arithmetic
  const sums = new Float64Array(16)
  for (let k = 0; k < length!; k++) sums[k % 16] = round(sums[k % 16]! + round(arena[x! + k]! * arena[x! + k]!))
  const strand = (k: number) => round(round(sums[k]! + sums[4 + k]!) + round(sums[8 + k]! + sums[12 + k]!))
  arena[out!] = strandedSum(arithmetic, 4, strand)
}

/** target = target + coefficient · source. Operands target, source, coefficient (one float); numbers length. */
const addScaled: Run = ({ round }, arena, [target, source, coefficient], [length]) => {
  for (let k = 0; k < length!; k++)
    arena[target! + k] = round(arena[target! + k]! + round(arena[coefficient!]! * arena[source! + k]!))
}

/** target = source. Operands source, target; numbers length. */
const copy: Run = (_, arena, [source, target], [length]) => {
  for (let k = 0; k < length!; k++) arena[target! + k] = arena[source! + k]!
}

/** w = w · (1 − rate · strength). Operands w, rate, strength (one float each); numbers length. */
const decay: Run = ({ round }, arena, [w, rate, strength], [length]) => {
  const factor = round(1 - round(arena[rate!]! * arena[strength!]!))
  for (let k = 0; k < length!; k++) arena[w! + k] = round(arena[w! + k]! * factor)
}

export const vectors: { readonly [code: string]: Run } = {
  'sum-of-squares': sumOfSquares,
  'add-scaled': addScaled,
  copy,
  decay,
}
