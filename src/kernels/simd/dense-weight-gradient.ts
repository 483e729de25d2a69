import { storeLanes } from './lanes'
import { matmul } from './matmul'

/** dw = dy xᵀ. With xᵀ in `scratch`, [count][inputs], lanes hold different inputs and each sum keeps its order. */
export function denseWeightGradient(
  dy: usize,
  x: usize,
  dw: usize,
  scratch: usize,
  outputs: i32,
  inputs: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const inputRow: usize = inputs << 2
  transpose(x, row, scratch, inputRow, inputs, count)
  matmul(dy, row, 4, scratch, inputRow, 0, dw, inputRow, outputs, count, inputs)
}

/** to[c][r] = from[r][c] in blocks of 4 x 4; `…Row` are steps in bytes. */
function transpose(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (; rows > 0; rows -= 4) {
    // Rows past the last are read as the last one and not stored.
    const from1 = from + usize(min(1, rows - 1)) * fromRow
    const from2 = from + usize(min(2, rows - 1)) * fromRow
    const from3 = from + usize(min(3, rows - 1)) * fromRow
    let target = to
    for (let c = 0; c < columns; c += 4) {
      const at: usize = c << 2
      const v0 = v128.load(from + at)
      const v1 = v128.load(from1 + at)
      const v2 = v128.load(from2 + at)
      const v3 = v128.load(from3 + at)
      const left01 = v128.shuffle<i32>(v0, v1, 0, 4, 1, 5)
      const left23 = v128.shuffle<i32>(v2, v3, 0, 4, 1, 5)
      const right01 = v128.shuffle<i32>(v0, v1, 2, 6, 3, 7)
      const right23 = v128.shuffle<i32>(v2, v3, 2, 6, 3, 7)
      storeLanes(target, v128.shuffle<i64>(left01, left23, 0, 2), rows)
      target += toRow
      if (c + 1 < columns) storeLanes(target, v128.shuffle<i64>(left01, left23, 1, 3), rows)
      target += toRow
      if (c + 2 < columns) storeLanes(target, v128.shuffle<i64>(right01, right23, 0, 2), rows)
      target += toRow
      if (c + 3 < columns) storeLanes(target, v128.shuffle<i64>(right01, right23, 1, 3), rows)
      target += toRow
    }
    from += fromRow << 2
    to += 16
  }
}
