import { storeLanes } from './lanes'
import { firstBeside, firstWords, secondBeside, secondWords, threefry, unit, whole } from './threefry'

/** out = 0 where u < probability, else 1 / (1 − probability), each draw in `area` rows. */
export function drawMask(
  clock: usize,
  probability: usize,
  out: usize,
  stream: i32,
  rows: i32,
  area: i32,
  stride: i32,
  width: i32,
  count: i32,
): void {
  const seed = whole(clock)
  const step = whole(clock + 4)
  const p = v128.load_splat<f32>(probability)
  const kept = f32x4.div(f32x4.splat(1), f32x4.sub(f32x4.splat(1), p))
  const columns = width ? width : count
  const unitRow = (<usize>stride * area) << 2
  for (let row = 0; row < rows; row += 2) {
    const both = row + 1 < rows
    for (let b = 0; b < columns; b += 8) {
      const at = out + (b << 2)
      threefry(seed, stream, row >> 1, b, step)
      store(at, v128.andnot(kept, f32x4.lt(unit(firstWords), p)), area, stride, columns - b)
      if (both) store(at + unitRow, v128.andnot(kept, f32x4.lt(unit(secondWords), p)), area, stride, columns - b)
      if (b + 4 >= columns) break
      store(at + 16, v128.andnot(kept, f32x4.lt(unit(firstBeside), p)), area, stride, columns - b - 4)
      if (both)
        store(at + 16 + unitRow, v128.andnot(kept, f32x4.lt(unit(secondBeside), p)), area, stride, columns - b - 4)
    }
    out += unitRow << 1
  }
}

function store(at: usize, mask: v128, area: i32, stride: i32, lanes: i32): void {
  for (; area > 0; area--) {
    storeLanes(at, mask, lanes)
    at += (<usize>stride) << 2
  }
}
