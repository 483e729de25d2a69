import { storeLanes } from './lanes'

/** to[c][r] = row r[c] of four rows at these addresses, of which the first `rows` are stored. `toRow` is in bytes. */
export function transposeFour(
  row0: usize,
  row1: usize,
  row2: usize,
  row3: usize,
  to: usize,
  toRow: usize,
  rows: i32,
  columns: i32,
): void {
  for (; columns > 0; columns -= 4) {
    const v0 = v128.load(row0)
    const v1 = v128.load(row1)
    const v2 = v128.load(row2)
    const v3 = v128.load(row3)
    const left01 = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5)
    const left23 = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5)
    const right01 = v128.shuffle<i32>(v0, v1, 2, 6, 3, 7)
    const right23 = v128.shuffle<i32>(v2, v3, 2, 6, 3, 7)
    const c0 = v128.shuffle<i64>(left01, left23, 0, 2)
    const c1 = v128.shuffle<i64>(left01, left23, 1, 3)
    const c2 = v128.shuffle<i64>(right01, right23, 0, 2)
    const c3 = v128.shuffle<i64>(right01, right23, 1, 3)
    if (min(rows, columns) >= 4) {
      v128.store(to, c0)
      v128.store(to + toRow, c1)
      v128.store(to + 2 * toRow, c2)
      v128.store(to + 3 * toRow, c3)
    } else {
      storeLanes(to, c0, rows)
      if (columns > 1) storeLanes(to + toRow, c1, rows)
      if (columns > 2) storeLanes(to + 2 * toRow, c2, rows)
      if (columns > 3) storeLanes(to + 3 * toRow, c3, rows)
    }
    to += toRow << 2
    row0 += 16
    row1 += 16
    row2 += 16
    row3 += 16
  }
}
