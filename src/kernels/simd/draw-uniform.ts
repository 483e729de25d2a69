import { storeLanes } from './lanes'
import { firstBeside, firstWords, secondBeside, secondWords, threefry, unit, whole } from './threefry'

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
    const both = row + 1 < rows
    for (let b = 0; b < columns; b += 8) {
      const at = out + (b << 2)
      threefry(seed, stream, row >> 1, b, step)
      storeLanes(at, unit(firstWords), columns - b)
      if (both) storeLanes(at + rowBytes, unit(secondWords), columns - b)
      if (b + 4 >= columns) break
      storeLanes(at + 16, unit(firstBeside), columns - b - 4)
      if (both) storeLanes(at + 16 + rowBytes, unit(secondBeside), columns - b - 4)
    }
    out += rowBytes << 1
  }
}
