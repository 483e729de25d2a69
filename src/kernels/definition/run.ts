/** What an operation of the definition is, and how its sums are ordered. */
import { type Arithmetic, float32 } from '#core/functions.ts'
import type { Operation } from '#core/program.ts'

export type Floats = Float32Array | Float64Array

/** Arena, offsets of the operands, fixed integers, live columns of the batch. */
export type Run = (
  arithmetic: Arithmetic,
  arena: Floats,
  operands: readonly number[],
  numbers: readonly number[],
  count: number,
) => void

/** Operations by their code. */
export type Operations = { readonly [code: string]: Run }

/** Runs one of these operations on an arena, in float32 unless a test passes other arithmetic. */
export function operate(
  operations: Operations,
  operation: Operation,
  arena: Floats,
  count: number,
  arithmetic: Arithmetic = float32,
): void {
  const run = operations[operation.code]
  if (!run) throw new Error(`The definition has no operation “${operation.code}”.`)
  run(
    arithmetic,
    arena,
    operation.operands.map((operand) => operand.offset),
    operation.numbers,
    count,
  )
}

/** Σ over `length` terms in four strands, term k in strand k mod 4, then (s0 + s1) + (s2 + s3). */
export function strandedSum({ round }: Arithmetic, length: number, term: (k: number) => number): number {
  const strands = [0, 0, 0, 0] as [number, number, number, number]
  for (let k = 0; k < length; k++) strands[k & 3] = round(strands[k & 3]! + term(k))
  return round(round(strands[0] + strands[1]) + round(strands[2] + strands[3]))
}
