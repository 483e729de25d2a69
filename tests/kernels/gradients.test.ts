/** The gradient operations of the definition, in float64, against central differences of what they differentiate. */
import { describe, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { AWAY, copy, expectGradient, fill, productOf, random, run } from '../core/differences.ts'

/** One operation and its gradients, with a random upstream gradient: v = Σ upstream · y. */
function layOut(...lengths: readonly number[]): { slices: Slice[]; arena: Float64Array } {
  let end = 0
  const slices = lengths.map((length) => {
    const slice = { offset: end, length }
    end += length
    return slice
  })
  const arena = new Float64Array(end)
  for (const slice of slices) fill(arena, slice)
  return { slices, arena }
}

const cases = Array.from({ length: 40 }, (_, k) => k)

describe('each operation, over its live columns', () => {
  test('dense: in its input, its weights and its biases', () => {
    for (const _ of cases) {
      const [m, n, count] = [random.integer(1, 6), random.integer(1, 6), random.integer(1, 6)]
      const stride = count + random.integer(0, 2)
      const { slices, arena } = layOut(m * n, m, n * stride, m * stride, m * stride, m * n, m, n * stride)
      const [w, b, x, y, dy, dw, db, dx] = slices as [Slice, Slice, Slice, Slice, Slice, Slice, Slice, Slice]
      const numbers = [m, n, stride]
      const value = () => {
        run([{ code: 'dense', operands: [w, b, x, y], numbers }], arena, count)
        return productOf(arena, dy, y, stride, count)
      }
      arena.fill(0, dx.offset, dx.offset + dx.length)
      run(
        [
          { code: 'dense-weight-gradient', operands: [dy, x, dw], numbers },
          { code: 'dense-bias-gradient', operands: [dy, db], numbers: [m, stride] },
          { code: 'dense-input-gradient', operands: [w, dy, dx], numbers },
        ],
        arena,
        count,
      )
      for (const [slice, gradient] of [
        [w, dw],
        [b, db],
        [x, dx],
      ] as const)
        expectGradient(arena, slice, copy(arena, gradient), value)
    }
  })

  test('relu: in its input, away from 0', () => {
    for (const _ of cases) {
      const [m, count] = [random.integer(1, 8), random.integer(1, 8)]
      const stride = count + random.integer(0, 2)
      const { slices, arena } = layOut(m * stride, m * stride, m * stride, m * stride)
      const [x, y, dy, dx] = slices as [Slice, Slice, Slice, Slice]
      for (let k = 0; k < x.length; k++) if (Math.abs(arena[x.offset + k]!) < AWAY) arena[x.offset + k] = 0.5
      arena.fill(0, dx.offset, dx.offset + dx.length)
      run([{ code: 'relu-gradient', operands: [x, dy, dx], numbers: [m, stride] }], arena, count)
      expectGradient(arena, x, copy(arena, dx), () => {
        run([{ code: 'relu', operands: [x, y], numbers: [m, stride] }], arena, count)
        return productOf(arena, dy, y, stride, count)
      })
    }
  })

  test('softmax cross-entropy: in its logits, for soft targets', () => {
    for (const _ of cases) {
      const [classes, count] = [random.integer(2, 10), random.integer(1, 6)]
      const stride = count + random.integer(0, 2)
      const { slices, arena } = layOut(classes * stride, classes * stride, stride, classes * stride)
      const [z, t, losses, dz] = slices as [Slice, Slice, Slice, Slice]
      for (let k = 0; k < z.length; k++) arena[z.offset + k]! *= 4
      for (let b = 0; b < stride; b++) {
        const shares = Array.from({ length: classes }, () => random.word())
        const sum = shares.reduce((total, share) => total + share)
        shares.forEach((share, k) => {
          arena[t.offset + k * stride + b] = share / sum
        })
      }
      const value = () => {
        run([{ code: 'softmax-cross-entropy', operands: [z, t, losses, dz], numbers: [classes, stride] }], arena, count)
        return copy(arena, losses)
          .slice(0, count)
          .reduce((sum, loss) => sum + loss / count, 0)
      }
      arena.fill(0, dz.offset, dz.offset + dz.length)
      value()
      expectGradient(arena, z, copy(arena, dz), value)
    }
  })
})
