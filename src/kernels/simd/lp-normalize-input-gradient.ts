import { joinStrands, keepLanes, storeLanes } from './lanes'
import { largestSize } from './lp-moments'

/** dx = scale · inverse · ((dy − dshift / n) − dscale · (u − Σ u / n)), u = ∂s/∂c for c = x − mean. */
export function lpNormalizeInputGradient(
  x: usize,
  mean: usize,
  square: usize,
  inverse: usize,
  scale: usize,
  dy: usize,
  dscale: usize,
  dshift: usize,
  dx: usize,
  channels: i32,
  area: i32,
  stride: i32,
  p: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const n: f32 = <f32>(area * count)
  for (let channel: usize = 0; channel < usize(channels) << 2; channel += 4) {
    const end = x + usize(area) * row
    const centre = f32.load(mean + channel)
    const place: usize = p ? 0 : firstLargest(x, end, row, centre, count)
    const ratio = sqrt<f32>(f32.load(square + channel)) * f32.load(inverse + channel)
    const slope = p ? ratio / n : ratio

    let sum = f32x4.splat(0)
    for (let at = x; at < end; at += row) {
      for (let b: usize = 0; b < usize(count) << 2; b += 16) {
        const u = slopesOf(at + b, centre, slope, p, place)
        sum = f32x4.add(sum, keepLanes(u, count - i32(b >> 2)))
      }
    }
    const meanOfU = f32x4.splat(joinStrands(sum) / n)

    const factor = f32x4.splat(f32.load(scale + channel) * f32.load(inverse + channel))
    const shared = f32x4.splat(f32.load(dshift + channel) / n)
    const along = v128.load_splat<f32>(dscale + channel)
    for (; x < end; x += row) {
      for (let b: usize = 0; b < usize(count) << 2; b += 16) {
        const through = f32x4.mul(along, f32x4.sub(slopesOf(x + b, centre, slope, p, place), meanOfU))
        const own = f32x4.sub(v128.load(dy + b), shared)
        storeLanes(dx + b, f32x4.mul(factor, f32x4.sub(own, through)), count - i32(b >> 2))
      }
      dy += row
      dx += row
    }
  }
}

/** u of four columns: ± slope by the sign of c, for p = ∞ only at `place`, else 0. */
function slopesOf(at: usize, centre: f32, slope: f32, p: i32, place: usize): v128 {
  const c = f32x4.sub(v128.load(at), f32x4.splat(centre))
  const slopes = f32x4.splat(slope)
  const zero = f32x4.splat(0)
  const u = f32x4.sub(v128.and(slopes, f32x4.gt(c, zero)), v128.and(slopes, f32x4.lt(c, zero)))
  const lane = i32x4.add(i32x4.splat(i32(at)), i32x4(0, 4, 8, 12))
  return p ? u : v128.and(u, i32x4.eq(lane, i32x4.splat(i32(place))))
}

/** The address of the first |x − centre| that none exceeds, row by row; 0 where one is NaN. */
function firstLargest(x: usize, end: usize, row: usize, centre: f32, count: i32): usize {
  const largest = f32x4.splat(largestSize(x, end, row, centre, count))
  for (; x < end; x += row) {
    for (let b = 0; b < count; b += 4) {
      const size = f32x4.abs(f32x4.sub(v128.load(x + (b << 2)), f32x4.splat(centre)))
      const lanes = i32x4.bitmask(f32x4.eq(size, largest)) & ((1 << min(4, count - b)) - 1)
      if (lanes) return x + (b << 2) + (ctz(lanes) << 2)
    }
  }
  return 0
}
