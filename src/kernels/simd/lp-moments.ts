import { sumAbout } from './batch-moments'
import { joinStrands, keepLanes } from './lanes'

/** Mean of each channel and the square of its norm ν, lane k the strand k; p is 1, or 0 for ∞. */
export function lpMoments(
  x: usize,
  mean: usize,
  square: usize,
  channels: i32,
  area: i32,
  stride: i32,
  p: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const n: f32 = <f32>(area * count)
  for (; channels > 0; channels--) {
    const end = x + usize(area) * row
    const centre = sumAbout(0, x, area, row, count, false) / n
    let norm: f32
    if (p) {
      let sizes = f32x4.splat(0)
      for (let at = x; at < end; at += row) {
        for (let b = 0; b < count; b += 4) sizes = f32x4.add(sizes, sizeOf(at + (b << 2), centre, count - b))
      }
      norm = joinStrands(sizes) / n
    } else norm = largestSize(x, end, row, centre, count)
    f32.store(mean, centre)
    f32.store(square, norm * norm)
    x = end
    mean += 4
    square += 4
  }
}

/** |x − centre| in the first `lanes` lanes, +0 in the others. */
function sizeOf(at: usize, centre: f32, lanes: i32): v128 {
  return keepLanes(f32x4.abs(f32x4.sub(v128.load(at), f32x4.splat(centre))), lanes)
}

/** max |x − centre| over the rows from `x` to `end`; NaN where one is. */
export function largestSize(x: usize, end: usize, row: usize, centre: f32, count: i32): f32 {
  let sizes = f32x4.splat(0)
  for (; x < end; x += row) {
    for (let b = 0; b < count; b += 4) sizes = f32x4.max(sizes, sizeOf(x + (b << 2), centre, count - b))
  }
  sizes = f32x4.max(sizes, v128.shuffle<i32>(sizes, sizes, 2, 3, 0, 1))
  return max<f32>(f32x4.extract_lane(sizes, 0), f32x4.extract_lane(sizes, 1))
}
