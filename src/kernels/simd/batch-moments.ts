import { joinStrands, keepLanes } from './lanes'

/** mean = Σ x / n and variance = Σ (x − mean)² / n of each channel, lane k the strand k. */
export function batchMoments(
  x: usize,
  mean: usize,
  variance: usize,
  channels: i32,
  area: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const n: f32 = <f32>(area * count)
  for (; channels > 0; channels--) {
    const centre = sumAbout(0, x, area, row, count, false) / n
    f32.store(mean, centre)
    f32.store(variance, sumAbout(centre, x, area, row, count, true) / n)
    x += usize(area) * row
    mean += 4
    variance += 4
  }
}

/** Σ (x − centre), or of the squares, lane k the strand k. Taking away 0 changes no bit. */
export function sumAbout(centre: f32, x: usize, rows: i32, row: usize, count: i32, squared: bool): f32 {
  const centres = f32x4.splat(centre)
  let strands = f32x4.splat(0)
  for (; rows > 0; rows--) {
    for (let b = 0; b < count; b += 4) {
      let term = f32x4.sub(v128.load(x + (b << 2)), centres)
      if (squared) term = f32x4.mul(term, term)
      if (b + 4 > count) term = keepLanes(term, count - b)
      strands = f32x4.add(strands, term)
    }
    x += row
  }
  return joinStrands(strands)
}
