/** Draws into the arena are the draws of the streams, on every executor, whatever the batch and its room. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Executor, type Operation, TRAINING } from '#core/program.ts'
import { createStream, streamKey } from '#core/rng.ts'
import { definition } from '#kernels/definition/executor.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'

const SEED = 4711
const STEP = 1234
const clock = { offset: 0, length: 2 }
const option = { offset: 2, length: 1 }
const out = { offset: 4, length: 4000 }
const simd = createSimdExecutor(await compileKernels(new Uint8Array(readFileSync('src/kernels/built/kernels.wasm'))))
const stream = createStream(SEED, 'a-1')
const key = streamKey('a-1')

function drawn(executor: Executor, operation: Omit<Operation, 'operands'>, count: number, value?: number) {
  const operands = [clock, ...(value === undefined ? [] : [option]), out]
  const program = { segments: { draw: [{ ...operation, operands }] }, arenaLength: out.offset + out.length }
  const { arena, run } = executor.prepare(program)
  arena.set([SEED, STEP, value ?? 0])
  arena.fill(-7, out.offset)
  run('draw', count, TRAINING)
  return arena.subarray(out.offset)
}
/** Compares a [row][stride] of draws, of which `columns` were drawn; the rest must be untouched. */
function expectDraws(
  values: Float32Array,
  rows: number,
  stride: number,
  columns: number,
  expected: (row: number, column: number) => number,
) {
  for (let k = 0; k < values.length; k++) {
    const [row, column] = [Math.floor(k / stride), k % stride]
    expect(values[k]).toBe(row < rows && column < columns ? Math.fround(expected(row, column)) : -7)
  }
}
/** Rows 2r and 2r + 1 share the draw of row r. */
const uniform = (row: number, column: number) => stream.uniform((row >> 1) * 65536 + column, STEP)[row & 1]!

describe.each([definition, simd])('$name', (executor) => {
  test.each([
    [5, 8, 8],
    [7, 12, 9],
    [4, 100, 1],
    [1, 4, 3],
  ])('uniform, mask and normal: %i rows with room for %i, %i columns', (rows, stride, count) => {
    const uniforms = drawn(executor, { code: 'draw-uniform', numbers: [key, rows, stride, 0] }, count)
    expectDraws(uniforms, rows, stride, count, uniform)
    const mask = drawn(executor, { code: 'draw-mask', numbers: [key, rows, 1, stride, 0] }, count, 0.25)
    expectDraws(mask, rows, stride, count, (row, b) => (uniform(row, b) < 0.25 ? 0 : 1 / 0.75))
    for (const mean of [0, 1]) {
      const normal = drawn(executor, { code: 'draw-normal', numbers: [key, rows, stride, 0, mean] }, count, 0.5)
      expectDraws(normal, rows, stride, count, (row, b) => mean + 0.5 * stream.normal(row * 65536 + b, STEP))
    }
  })

  test('a mask of channels holds for the whole area of each', () => {
    const mask = drawn(executor, { code: 'draw-mask', numbers: [key, 3, 4, 8, 0] }, 6, 0.5)
    expectDraws(mask, 12, 8, 6, (row, b) => (uniform(Math.floor(row / 4), b) < 0.5 ? 0 : 2))
  })

  test('a vector is one row of its length, whatever the batch', () => {
    for (const count of [1, 30]) {
      const mask = drawn(executor, { code: 'draw-mask', numbers: [key, 1, 1, 70, 70] }, count, 0.5)
      expectDraws(mask, 1, 70, 70, (_, k) => (stream.uniform(k, STEP)[0] < 0.5 ? 0 : 2))
      const normal = drawn(executor, { code: 'draw-normal', numbers: [key, 1, 70, 70, 0] }, count, 2)
      expectDraws(normal, 1, 70, 70, (_, k) => 2 * stream.normal(k, STEP))
    }
  })

  test('a mask of probability 0 is all ones', () => {
    const mask = drawn(executor, { code: 'draw-mask', numbers: [key, 9, 1, 8, 0] }, 8, 0)
    expectDraws(mask, 9, 8, 8, () => 1)
  })
})
