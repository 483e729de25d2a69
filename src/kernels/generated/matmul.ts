/** Products of matrices. */
import {
  add,
  type Code,
  get,
  type Locals,
  load,
  multiply,
  type Place,
  past,
  repeat,
  set,
  splat,
  store,
  zero,
} from './code.ts'

/** Steps are in bytes; B and C are contiguous along a row, A is read along any two steps. */
export interface Product {
  readonly a: number
  readonly aRow: number
  readonly aColumn: number
  readonly b: number
  readonly bRow: number
  readonly c: number
  readonly cRow: number
  /** Of one float for each row of C, added at the end. */
  readonly bias?: number
  readonly rows: number
  readonly depth: number
  readonly columns: number
}

/**
 * Rows and vectors of a tile: ten sums, two vectors of B, one number of A and one product fit the fifteen registers that
 * engines give; the products of one term take as long as its instructions take to be read. A single vector is taken
 * with more rows, for sums wait for themselves.
 */
const ROWS = 5
const VECTORS = 2
const ROWS_OF_ONE = 8

/**
 * C[r][c] = (Σ_k A[r][k] B[k][c]) + bias[r], k in index order from 0. Where tiles do not fit the rows they are of nearly
 * equal height.
 */
export function matmul(f: Locals, { a, aRow, aColumn, b, bRow, c, cRow, bias, rows, depth, columns }: Product): Code {
  const vectors = Math.ceil(columns / 4)
  const tiles = Math.ceil(rows / (vectors === 1 ? ROWS_OF_ONE : ROWS))
  const height = Math.ceil(rows / tiles)
  const high = rows - tiles * (height - 1)
  const panels = Math.floor(columns / (4 * VECTORS))

  const band = (height: number, count: number, from: number): Code =>
    repeat(
      f,
      count,
      false,
      [
        [{ at: a + from * aRow }, height * aRow],
        [{ at: c + from * cRow }, height * cRow],
        [{ at: (bias ?? 0) + 4 * from }, 4 * height],
      ],
      ([a, c, bias]) => {
        const part = (width: number, count: number, from: number): Code =>
          repeat(
            f,
            count,
            false,
            [
              [{ at: b + 16 * from }, 16 * width],
              [past(c, 16 * from), 16 * width],
            ],
            ([b, c]) => tile(height, width, a, b, c, bias, columns - 4 * from),
          )
        const rest = vectors - panels * VECTORS
        return [part(VECTORS, panels, 0), rest ? part(rest, 1, panels * VECTORS) : []]
      },
    )

  const tile = (height: number, width: number, a: Place, b: Place, c: Place, bias_: Place, lanes: number): Code => {
    const sums = Array.from({ length: height }, () => f.vectors(width))
    const columns = f.vectors(width)
    const x = f.vector()
    return [
      sums.flat().map((sum) => set(sum, zero)),
      repeat(
        f,
        depth,
        false,
        [
          [a, aColumn],
          [b, bRow],
        ],
        ([a, b]) => [
          columns.map((column, v) => set(column, load(past(b, 16 * v)))),
          sums.map((row, r) => [
            set(x, splat(past(a, r * aRow))),
            row.map((sum, v) => set(sum, add(get(sum), multiply(get(x), get(columns[v]!))))),
          ]),
        ],
      ),
      sums.map((row, r) => [
        bias === undefined ? [] : set(x, splat(past(bias_, 4 * r))),
        row.map((sum, v) => [
          bias === undefined ? [] : set(sum, add(get(sum), get(x))),
          store(past(c, r * cRow + 16 * v), get(sum), lanes - 4 * v),
        ]),
      ]),
    ]
  }
  return [band(height, high, 0), height > 1 ? band(height - 1, tiles - high, high * height) : []]
}
