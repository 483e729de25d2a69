import { storeLanes } from './lanes'
import { indices, secondWords, threefry, unit, whole } from './threefry'

/** out = u, uniform on (0, 1). */
export function drawUniform(
  clock: usize,
  out: usize,
  stream: i32,
  rows: i32,
  stride: i32,
  width: i32,
  count: i32,
): void {
  const seed = whole(clock)
  const step = whole(clock + 4)
  const columns = width ? width : count
  const rowBytes = (<usize>stride) << 2
  for (let row = 0; row < rows; row += 2) {
    for (let b = 0; b < columns; b += 4) {
      const at = out + (b << 2)
      storeLanes(at, unit(threefry(seed, stream, indices(row >> 1, b), step)), columns - b)
      if (row + 1 < rows) storeLanes(at + rowBytes, unit(secondWords), columns - b)
    }
    out += rowBytes << 1
  }
}
