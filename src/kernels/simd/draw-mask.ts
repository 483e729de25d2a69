import { storeLanes } from './lanes'
import { indices, secondWords, threefry, unit, whole } from './threefry'

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
    for (let b = 0; b < columns; b += 4) {
      const at = out + (b << 2)
      const first = threefry(seed, stream, indices(row >> 1, b), step)
      store(at, v128.andnot(kept, f32x4.lt(unit(first), p)), area, stride, columns - b)
      if (row + 1 < rows) {
        const second = unit(secondWords)
        store(at + unitRow, v128.andnot(kept, f32x4.lt(second, p)), area, stride, columns - b)
      }
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
