import { storeLanes } from './lanes'

/** out = x · y. */
export function multiply(x: usize, y: usize, out: usize, rows: i32, stride: i32, width: i32, count: i32): void {
  const columns = width ? width : count
  const row: usize = stride << 2
  for (let r = 0; r < rows; r++) {
    let b = 0
    for (; b + 4 <= columns; b += 4) {
      const at: usize = b << 2
      v128.store(out + at, f32x4.mul(v128.load(x + at), v128.load(y + at)))
    }
    if (b < columns) {
      const at: usize = b << 2
      storeLanes(out + at, f32x4.mul(v128.load(x + at), v128.load(y + at)), columns - b)
    }
    x += row
    y += row
    out += row
  }
}
