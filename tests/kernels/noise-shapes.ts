/** What draws and the operations of techniques take, given two sizes and a stride. */
import type { Shape } from './random-case.ts'

/** A stream's key may have its sign bit set; a width of 0 stands for the live columns. */
const draw = (rows: number, n: number, stride: number) => ({
  clock: 0,
  stream: n % 2 === 0 ? -1234567 * n : 7654321 * n,
  width: rows % 3 === 0 ? stride : 0,
})

export const noiseShapes: { readonly [code: string]: (m: number, n: number, stride: number) => Shape } = {
  'draw-uniform': (m, n, stride) => {
    const { clock, stream, width } = draw(m, n, stride)
    return { lengths: [2, m * stride], numbers: [stream, m, stride, width], clock }
  },
  'draw-mask': (m, n, stride) => {
    const { clock, stream, width } = draw(m, n, stride)
    const area = 1 + (n % 4)
    return { lengths: [2, 1, m * area * stride], numbers: [stream, m, area, stride, width], clock }
  },
  'draw-normal': (m, n, stride) => {
    const { clock, stream, width } = draw(m, n, stride)
    return { lengths: [2, 1, m * stride], numbers: [stream, m, stride, width, n % 2], clock }
  },
  add: (m, n, stride) => ({ lengths: Array(3).fill(m * stride), numbers: [m, stride, n % 3 === 0 ? stride : 0] }),
  multiply: (m, n, stride) => ({ lengths: Array(3).fill(m * stride), numbers: [m, stride, n % 3 === 0 ? stride : 0] }),
  'soft-threshold': (m) => ({ lengths: [m, 1, 1], numbers: [m] }),
  'add-sign': (m) => ({ lengths: [m, m, 1], numbers: [m] }),
  'limit-rows': (m, n) => ({ lengths: [m * n, 1], numbers: [m, n] }),
}
