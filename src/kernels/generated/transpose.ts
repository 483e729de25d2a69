/** Transposes. */
import { type Code, get, type Locals, load, type Place, past, repeat, set, shuffle, store } from './code.ts'

/** to[c][r] = from[r][c]; `…Row` are steps in bytes. */
export function transpose(
  f: Locals,
  {
    from,
    fromRow,
    to,
    toRow,
    rows,
    columns,
  }: { from: number; fromRow: number; to: number; toRow: number; rows: number; columns: number },
): Code {
  const [tall, wide] = [Math.floor(rows / 4), Math.floor(columns / 4)]
  const strip = (from: Place, to: Place, height: number): Code => [
    repeat(
      f,
      wide,
      wide <= 3,
      [
        [from, 16],
        [to, 4 * toRow],
      ],
      ([from, to]) => square(f, from, fromRow, to, toRow, height, 4),
    ),
    columns % 4
      ? square(f, past(from, 16 * wide), fromRow, past(to, 4 * wide * toRow), toRow, height, columns % 4)
      : [],
  ]
  return [
    repeat(
      f,
      tall,
      tall <= 3,
      [
        [{ at: from }, 4 * fromRow],
        [{ at: to }, 16],
      ],
      ([from, to]) => strip(from, to, 4),
    ),
    rows % 4 ? strip({ at: from + 4 * tall * fromRow }, { at: to + 16 * tall }, rows % 4) : [],
  ]
}

/** Up to four rows and four columns. */
function square(
  f: Locals,
  from: Place,
  fromRow: number,
  to: Place,
  toRow: number,
  rows: number,
  columns: number,
): Code {
  const lines = f.vectors(4)
  return [
    // Rows past the last are read as the last one and not stored.
    lines.map((line, r) => set(line, load(past(from, Math.min(r, rows - 1) * fromRow)))),
    turn(f, lines),
    lines.slice(0, columns).map((line, c) => store(past(to, c * toRow), get(line), rows)),
  ]
}

/** Four vectors transposed in place. */
export function turn(f: Locals, lines: readonly number[]): Code {
  const [v0, v1, v2, v3] = lines as [number, number, number, number]
  const halves = f.vectors(4)
  const [left01, left23, right01, right23] = halves as [number, number, number, number]
  const interleave = (left: number, right: number, lanes: number[]) => shuffle(get(left), get(right), lanes)
  return [
    set(left01, interleave(v0, v1, [0, 4, 1, 5])),
    set(left23, interleave(v2, v3, [0, 4, 1, 5])),
    set(right01, interleave(v0, v1, [2, 6, 3, 7])),
    set(right23, interleave(v2, v3, [2, 6, 3, 7])),
    set(v0, interleave(left01, left23, [0, 1, 4, 5])),
    set(v1, interleave(left01, left23, [2, 3, 6, 7])),
    set(v2, interleave(right01, right23, [0, 1, 4, 5])),
    set(v3, interleave(right01, right23, [2, 3, 6, 7])),
  ]
}
