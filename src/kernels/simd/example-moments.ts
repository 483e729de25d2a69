import { storeLanes } from './lanes'
import { inverseDeviationOf } from './normalize'

/** Mean (0 unless centred) and 1 / √(variance + ε) over the rows of each group, four examples at a time. */
export function exampleMoments(
  x: usize,
  epsilon: usize,
  mean: usize,
  inverse: usize,
  groups: i32,
  size: i32,
  stride: i32,
  centred: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const n = f32x4.splat(<f32>size)
  for (; groups > 0; groups--) {
    for (let b = 0; b < count; b += 4) {
      const column: usize = b << 2
      let centre = f32x4.splat(0)
      if (centred) centre = f32x4.div(sumOfRows(x + column, row, size, centre, false), n)
      const variance = f32x4.div(sumOfRows(x + column, row, size, centre, true), n)
      storeLanes(mean + column, centre, count - b)
      storeLanes(inverse + column, inverseDeviationOf(variance, v128.load_splat<f32>(epsilon)), count - b)
    }
    x += usize(size) * row
    mean += row
    inverse += row
  }
}

/** Σ (x − centre), or of the squares, over rows; row k in strand k mod 4. Taking away 0 changes no bit. */
function sumOfRows(x: usize, row: usize, rows: i32, centre: v128, squared: bool): v128 {
  let s0 = f32x4.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  // The strands take turns at s0; they are in order again after a multiple of four rows.
  for (let r = 0; r < rows || r & 3; r++) {
    let s = s0
    if (r < rows) {
      const distance = f32x4.sub(v128.load(x), centre)
      s = f32x4.add(s, squared ? f32x4.mul(distance, distance) : distance)
      x += row
    }
    s0 = s1
    s1 = s2
    s2 = s3
    s3 = s
  }
  return f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3))
}
