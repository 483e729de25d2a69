import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { type Operation, type Program, TRAINING } from '#core/program.ts'
import { definition } from '#kernels/definition/executor.ts'
import { groupsOf } from '#kernels/generated/follow.ts'
import { generated } from './equal.ts'
import { createRandom } from './random-case.ts'

const [OUTPUTS, INPUTS, STRIDE, COUNT] = [7, 5, 20, 18]

/** A dense layer from x to y, and slices as long as y. */
function createDense() {
  let end = 0
  const slice = (length: number): Slice => {
    end += length
    return { offset: end - length, length }
  }
  const values = () => slice(OUTPUTS * STRIDE)
  const operands = [slice(OUTPUTS * INPUTS), slice(OUTPUTS), slice(INPUTS * STRIDE), values()]
  const dense: Operation = { code: 'dense', operands, numbers: [OUTPUTS, INPUTS, STRIDE] }
  const rows = (code: string, ...operands: Slice[]): Operation => ({ code, operands, numbers: [OUTPUTS, STRIDE] })
  const product = (x: Slice, y: Slice, out: Slice): Operation => ({
    ...{ code: 'multiply', operands: [x, y, out], numbers: [OUTPUTS, STRIDE, 0] },
  })
  return { dense, y: operands[3]!, values, rows, product, length: () => end }
}

function arenaAfter(executor: typeof definition, program: Program): Float32Array {
  const { arena, run } = executor.prepare(program)
  const random = createRandom(3)
  for (let k = 0; k < arena.length; k++) arena[k] = random.word() / 2 ** 31 - 1
  run('forward', COUNT, TRAINING)
  return arena
}

describe('functions of single values that follow a sum of products', () => {
  test('are done with it, one after another, even where the last one takes its place', () => {
    const { dense, y, values, rows, product, length } = createDense()
    const [active, mask, dropped] = [values(), values(), values()]
    const operations = [
      ...[dense, rows('relu', y, active), product(active, mask, dropped)],
      rows('relu-gradient', mask, dropped, y),
    ]
    expect(groupsOf(operations)).toEqual([operations])
    const program = { segments: { forward: operations }, arenaLength: length() }
    expect(arenaAfter(generated, program)).toEqual(arenaAfter(definition, program))
  })

  test('are left alone where they read something else, a part, or with another stride', () => {
    const { dense, y, values, rows } = createDense()
    const [other, out] = [values(), values()]
    const part = { offset: y.offset, length: y.length - STRIDE }
    const strides: Operation = { code: 'relu', operands: [y, out], numbers: [2 * OUTPUTS, STRIDE / 2] }
    const wide: Operation = { code: 'multiply', operands: [y, other, out], numbers: [OUTPUTS, STRIDE, STRIDE] }
    for (const operation of [rows('relu', other, out), rows('relu', part, out), strides, wide])
      expect(groupsOf([dense, operation])).toHaveLength(2)
  })

  test('are left alone where they would write what the sums still read', () => {
    const [OUT, STEP] = [5, 12]
    const slices = [0, 100, 200, 300].map((offset) => ({ offset, length: OUT * STEP }))
    const [w, bias, x, y] = slices as [Slice, Slice, Slice, Slice]
    const dense: Operation = { code: 'dense', operands: [w, bias, x, y], numbers: [OUT, OUT, STEP] }
    const relu: Operation = { code: 'relu', operands: [y, x], numbers: [OUT, STEP] }
    expect(groupsOf([dense, relu])).toHaveLength(2)
  })
})
