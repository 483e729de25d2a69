/** Losses of the definition: their gradients in float64 against central differences, and values by hand. */
import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import type { Operation } from '#core/program.ts'
import { runOperation } from '#kernels/definition/executor.ts'
import { AWAY, copy, expectGradient, fill, random, run } from '../core/differences.ts'

/** Outputs, targets, losses, the gradient, and δ, one after the other. */
function operationOf(code: string, outputs: number, stride: number): Operation {
  const lengths = [outputs * stride, outputs * stride, stride, outputs * stride, ...(code === 'huber' ? [1] : [])]
  let end = 0
  const operands = lengths.map((length): Slice => {
    end += length
    return { offset: end - length, length }
  })
  return { code, operands, numbers: [outputs, stride] }
}
const floats = ({ operands }: Operation) => operands.reduce((sum, { length }) => sum + length, 0)

test.each(['binary-cross-entropy', 'squared', 'huber'])('%s has the gradient of its mean over the batch', (code) => {
  for (let cases = 0; cases < 40; cases++) {
    const count = random.integer(1, 6)
    const stride = count + random.integer(0, 2)
    const operation = operationOf(code, code === 'binary-cross-entropy' ? 1 : random.integer(1, 5), stride)
    const [y, t, losses, dy, delta] = operation.operands as [Slice, Slice, Slice, Slice, Slice?]
    const arena = new Float64Array(floats(operation))
    for (const slice of [y, t]) fill(arena, slice)
    if (delta) arena[delta.offset] = 0.7
    for (let k = 0; k < y.length; k++) {
      arena[t.offset + k] = Math.abs(arena[t.offset + k]!) // a soft target, from 0 to 1
      arena[y.offset + k]! *= 4
      const difference = arena[y.offset + k]! - arena[t.offset + k]!
      // Huber's loss has no second derivative at δ, nor does the branch of the cross-entropy at 0.
      if (Math.abs(Math.abs(difference) - 0.7) < AWAY || Math.abs(arena[y.offset + k]!) < AWAY)
        arena[y.offset + k]! += 0.1
    }
    run([operation], arena, count)
    expectGradient(arena, y, copy(arena, dy), () => {
      run([operation], arena, count)
      return copy(arena, losses)
        .subarray(0, count)
        .reduce((sum, loss) => sum + loss / count, 0)
    })
  }
})

describe('by hand, in float32', () => {
  /** Losses and gradients of one example with these outputs and targets. */
  function lossOf(code: string, outputs: readonly number[], targets: readonly number[], delta = 0) {
    const operation = operationOf(code, outputs.length, 1)
    const arena = new Float32Array(floats(operation))
    arena.set([...outputs, ...targets])
    if (code === 'huber') arena[arena.length - 1] = delta
    runOperation(operation, arena, 1)
    const [, , losses, dy] = operation.operands
    return [arena[losses!.offset]!, ...arena.subarray(dy!.offset, dy!.offset + outputs.length)]
  }

  test.each([
    ['squared', [1, 2], [0, 4], 0, [2.5, 1, -2]],
    ['huber', [0.5, -3], [0, 0], 1, [1.3125, 0.25, -0.5]],
    ['huber', [3], [-1], 2, [6, 2]],
    ['binary-cross-entropy', [0], [1], 0, [Math.LN2, -0.5]],
    ['binary-cross-entropy', [-100], [1], 0, [100, -1]],
    ['binary-cross-entropy', [100], [1], 0, [0, 0]],
    ['binary-cross-entropy', [Math.log(3)], [0.25], 0, [Math.log(4) - Math.log(3) / 4, 0.5]],
  ])('%s of %j for %j, δ = %f, and its gradient: %j', (code, outputs, targets, delta, expected) => {
    lossOf(code, outputs, targets, delta).forEach((value, k) => {
      expect(value).toBeCloseTo(expected[k]!, 6)
    })
  })

  test.each(['squared', 'huber', 'binary-cross-entropy'])('%s passes NaN on', (code) => {
    expect(lossOf(code, [NaN], [1], 1)).toEqual([NaN, NaN])
  })
})
