/** The dense layer: products of matrices. */
import { type Code, type Locals, repeat } from './code.ts'
import type { Emit, Then } from './emit.ts'
import { sumTiles } from './tiles.ts'
import { transpose } from './transpose.ts'

/** C = A B + bias in bytes: B and C are contiguous along a row, A is read along any two steps. */
interface Product {
  readonly a: readonly [at: number, row: number, column: number]
  readonly b: readonly [at: number, row: number]
  readonly c: readonly [at: number, row: number]
  readonly bias?: number
  readonly then: Then
  readonly shape: readonly [rows: number, depth: number, columns: number]
}

function product(f: Locals, { a, b, c, bias, then, shape: [rows, depth, columns] }: Product): Code {
  return sumTiles(f, {
    ...{ rows, columns, a: { at: a[0] }, aRow: a[1], b: { at: b[0] }, c: { at: c[0] }, cRow: c[1] },
    then,
    extent: 4 * depth * columns,
    bias: bias === undefined ? bias : { at: bias },
    terms: (ak, bk, term) =>
      repeat(
        f,
        depth,
        depth <= 12,
        [
          [ak, a[2]],
          [bk, b[1]],
        ],
        ([a, b]) => term(a, b),
      ),
  })
}

/** y = w x + bias. */
const forward: Emit = (f, [w, bias, x, y], [outputs, inputs, stride], count, then) =>
  product(f, {
    then,
    ...{ a: [w!, 4 * inputs!, 4], b: [x!, 4 * stride!], c: [y!, 4 * stride!], bias: bias! },
    shape: [outputs!, inputs!, count],
  })

/** dx = wᵀ dy. */
const inputGradient: Emit = (f, [w, dy, dx], [outputs, inputs, stride], count, then) =>
  product(f, {
    then,
    ...{ a: [w!, 4, 4 * inputs!], b: [dy!, 4 * stride!], c: [dx!, 4 * stride!] },
    shape: [inputs!, outputs!, count],
  })

/** dw = dy xᵀ, with xᵀ in scratch, [count][inputs]: lanes hold different inputs, and each sum keeps its order. */
const weightGradient: Emit = (f, [dy, x, dw, scratch], [outputs, inputs, stride], count, then) => [
  transpose(f, { from: x!, fromRow: 4 * stride!, to: scratch!, toRow: 4 * inputs!, rows: inputs!, columns: count }),
  product(f, {
    then,
    ...{ a: [dy!, 4 * stride!, 4], b: [scratch!, 4 * inputs!], c: [dw!, 4 * inputs!] },
    shape: [outputs!, count, inputs!],
  }),
]

export const dense: { readonly [code: string]: Emit } = {
  dense: forward,
  'dense-weight-gradient': weightGradient,
  'dense-input-gradient': inputGradient,
}
