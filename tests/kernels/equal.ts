/** The SIMD kernels beside the definition. */
import { readFileSync } from 'node:fs'
import { type Executor, TRAINING } from '#core/program.ts'
import { batch } from '#kernels/definition/batch.ts'
import { runOperation } from '#kernels/definition/executor.ts'
import { operations } from '#kernels/definition/operations.ts'
import { generatedCodes } from '#kernels/generated/index.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'
import type { Case } from './random-case.ts'

/** Operations on a step's examples have no kernel. */
export const codes = Object.keys(operations).filter((code) => !(code in batch))
export const module = await compileKernels(new Uint8Array(readFileSync('src/kernels/built/kernels.wasm')))
/** On the kernels alone. */
export const simd = createSimdExecutor(module, undefined, Number.POSITIVE_INFINITY)
/** With generated code from the first run on. */
export const generated = createSimdExecutor(module, undefined, 0)
/** Every operation on the kernels, and again those that code is generated for. */
export const ways = [
  ...codes.map((code) => ['kernel', code, simd] as const),
  ...generatedCodes.map((code) => ['generated', code, generated] as const),
].map(([how, code, executor], index) => ({ how, code, executor, seed: index + 1 }))

/** In words, the first float of the arena whose bits differ after the operation; any NaN equals any NaN. */
export function difference(executor: Executor, { operation, program, count, scratch, fill }: Case): string | undefined {
  const { arena, run } = executor.prepare(program)
  fill(arena)
  const expected = arena.slice()
  run('forward', count, TRAINING)
  runOperation(operation, expected, count)
  if (scratch) for (const side of [arena, expected]) side.fill(0, scratch.offset, scratch.offset + scratch.length)

  const bits = new Int32Array(arena.buffer, arena.byteOffset, arena.length)
  const expectedBits = new Int32Array(expected.buffer)
  const at = bits.findIndex(
    (word, k) => word !== expectedBits[k] && !(arena[k] !== arena[k] && expected[k] !== expected[k]),
  )
  if (at < 0) return undefined
  const { code, operands, numbers } = operation
  const place = operands.findIndex(({ offset, length }) => at >= offset && at < offset + length)
  const where = place < 0 ? 'outside all operands' : `in operand ${place} at ${at - operands[place]!.offset}`
  return `${code} ${numbers.join(' ')}, count ${count}: ${arena[at]} for ${expected[at]} ${where}`
}
