/** Runs a program by the definition, operation by operation. Slower than SIMD, equal to the last bit. */
import { type Arithmetic, float32 } from '#core/functions.ts'
import type { Executor, Operation } from '#core/program.ts'
import { createLists } from '../modes.ts'
import { operations } from './operations.ts'
import type { Floats } from './run.ts'

/** Runs one operation on an arena, in float32 unless a test passes other arithmetic. */
export function runOperation(
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

export const definition: Executor = {
  name: 'definition',
  prepare(program) {
    const arena = new Float32Array(program.arenaLength)
    const operationsIn = createLists(program, (operations) => operations)
    return {
      arena,
      run(segment, count, mode) {
        for (const operation of operationsIn(segment, mode)) runOperation(operation, arena, count)
      },
    }
  },
}
