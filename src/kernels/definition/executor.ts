/** Runs a program by the definition, operation by operation. Slower than SIMD, equal to the last bit. */
import type { Arithmetic } from '#core/functions.ts'
import type { Executor, Operation } from '#core/program.ts'
import { createLists } from '../modes.ts'
import { operations } from './operations.ts'
import { type Floats, operate } from './run.ts'

/** Runs one operation on an arena, in float32 unless a test passes other arithmetic. */
export const runOperation = (operation: Operation, arena: Floats, count: number, arithmetic?: Arithmetic): void =>
  operate(operations, operation, arena, count, arithmetic)

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
