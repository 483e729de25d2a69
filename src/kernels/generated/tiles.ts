/** Sums of products in tiles: what matrix products and convolutions have in common. */
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
import type { Then } from './emit.ts'

/**
 * C[r][c] = (Σ A[r] B[c] over terms) + bias[r], each sum in the order of the terms, from 0. C and B are contiguous along
 * the columns; steps are in bytes.
 */
export interface Sums {
  readonly rows: number
  readonly columns: number
  readonly a: Place
  readonly aRow: number
  readonly b: Place
  readonly c: Place
  readonly cRow: number
  /** Of one float for each row. */
  readonly bias?: Place | undefined
  readonly then: Then
  /** Bytes of B: where they are many, its columns are taken a tile at a time, to stay in the nearest cache. */
  readonly extent: number
  /** The code of all terms: `term` at the places where row 0 of A and column 0 of B stand, given those of the tile. */
  terms(a: Place, b: Place, term: (a: Place, b: Place) => Code): Code
}

/**
 * Rows and vectors of a tile: ten sums, two vectors of B, one number of A and one product fit the fifteen registers that
 * engines give, and their arithmetic takes as long as it takes to read their instructions. A single vector is taken with
 * more rows, for each sum waits for itself.
 */
const ROWS = 5
const VECTORS = 2
const ROWS_OF_ONE = 8

const NEAR = 24_576

/** All sums. Rows are dealt to tiles of nearly equal height. */
export function sumTiles(f: Locals, sums: Sums): Code {
  const { rows, columns, a, aRow, b, c, cRow } = sums
  const vectors = Math.ceil(columns / 4)
  const tiles = Math.ceil(rows / (vectors === 1 ? ROWS_OF_ONE : ROWS))
  const height = Math.ceil(rows / tiles)
  const high = rows - tiles * (height - 1)
  const panels = Math.floor(columns / (4 * VECTORS))
  const rest = vectors - panels * VECTORS
  const bias = sums.bias ?? c
  if (sums.extent > NEAR) {
    const part = (columns: number, b: Place, c: Place) => sumTiles(f, { ...sums, columns, b, c, extent: 0 })
    const width = 4 * VECTORS
    const [bRest, cRest] = [past(b, 4 * width * panels), past(c, 4 * width * panels)]
    return [
      repeat(
        f,
        panels,
        false,
        [
          [b, 4 * width],
          [c, 4 * width],
        ],
        ([b, c]) => part(width, b, c),
      ),
      rest ? part(columns - width * panels, bRest, cRest) : [],
    ]
  }

  const band = (height: number, count: number, from: number): Code => {
    const moves = [
      [past(a, from * aRow), height * aRow],
      [past(c, from * cRow), height * cRow],
      [past(bias, 4 * from), sums.bias ? 4 * height : height * cRow],
    ] as const
    return repeat(f, count, false, moves, ([a, c, bias]) => [
      repeat(
        f,
        panels,
        false,
        [
          [b, 16 * VECTORS],
          [c, 16 * VECTORS],
        ],
        ([b, c]) => tile(f, { ...sums, rows: height, a, b, c, bias: sums.bias && bias }, VECTORS, 4 * VECTORS),
      ),
      rest === 0
        ? []
        : tile(
            f,
            {
              ...sums,
              rows: height,
              a,
              b: past(b, 16 * VECTORS * panels),
              c: past(c, 16 * VECTORS * panels),
              bias: sums.bias && bias,
            },
            rest,
            columns - 4 * VECTORS * panels,
          ),
    ])
  }
  return [band(height, high, 0), height > 1 ? band(height - 1, tiles - high, high * height) : []]
}

function tile(
  f: Locals,
  { rows, a, aRow, b, c, cRow, bias, then, terms }: Sums,
  vectors: number,
  columns: number,
): Code {
  const sums = Array.from({ length: rows }, () => f.vectors(vectors))
  const parts = f.vectors(vectors)
  const x = f.vector()
  return [
    sums.flat().map((sum) => set(sum, zero)),
    terms(a, b, (a, b) => [
      parts.map((part, v) => set(part, load(past(b, 16 * v)))),
      sums.map((row, r) => [
        set(x, splat(past(a, r * aRow))),
        row.map((sum, v) => set(sum, add(get(sum), multiply(get(x), get(parts[v]!))))),
      ]),
    ]),
    sums.map((row, r) => [
      bias ? set(x, splat(past(bias, 4 * r))) : [],
      row.map((sum, v) => {
        const [place, lanes] = [past(c, r * cRow + 16 * v), Math.min(4, columns - 4 * v)]
        return [bias ? set(sum, add(get(sum), get(x))) : [], store(place, get(sum), lanes), then(sum, place, lanes)]
      }),
    ]),
  ]
}
