import { matmul } from './matmul'
import { transposeFour } from './transpose'

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

/** to[c][r] = from[r][c]; `…Row` are steps in bytes. */
function transpose(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (; rows > 0; rows -= 4) {
    // Rows past the last are read as the last one and not stored.
    const from1 = from + usize(min(1, rows - 1)) * fromRow
    const from2 = from + usize(min(2, rows - 1)) * fromRow
    const from3 = from + usize(min(3, rows - 1)) * fromRow
    transposeFour(from, from1, from2, from3, to, toRow, rows, columns)
    from += fromRow << 2
    to += 16
  }
}
