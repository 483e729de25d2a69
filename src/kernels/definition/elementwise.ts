/** Sums and products entry by entry, of the live columns or of the first `width` where that is not 0. */
import type { Arithmetic } from '#core/functions.ts'
import type { Run } from './run.ts'

const elementwise =
  (combine: (arithmetic: Arithmetic, a: number, b: number) => number): Run =>
  (arithmetic, arena, [x, y, out], [rows, stride, width], count) => {
    for (let row = 0; row < rows!; row++)
      for (let b = 0; b < (width! || count); b++) {
        const at = row * stride! + b
        arena[out! + at] = combine(arithmetic, arena[x! + at]!, arena[y! + at]!)
      }
  }

/** out = x + y, which may be in place; `multiply` likewise. Operands x, y, out; numbers rows, stride, width. */
export const elementwiseOperations: { readonly [code: string]: Run } = {
  add: elementwise(({ round }, x, y) => round(x + y)),
  multiply: elementwise(({ round }, x, y) => round(x * y)),
}
