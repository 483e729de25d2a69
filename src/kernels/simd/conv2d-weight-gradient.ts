import { joinStrands, keepLanes } from './lanes'
import { firstTap, lastTap } from './taps'

/**
 * dw = Σ dy x over places and the batch, lane k the strand k: eight sums at a time, of four outputs and two channels,
 * whose planes are first interleaved so that they are read as one stream. `scratch` holds the pairs of channels, four
 * outputs, and for each tap the eight sums, to which each row of outputs adds its own.
 */
export function conv2dWeightGradient(
  dy: usize,
  x: usize,
  dw: usize,
  scratch: usize,
  channels: i32,
  height: i32,
  width: i32,
  outputs: i32,
  outHeight: i32,
  outWidth: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  step: i32,
  padding: i32,
  stride: i32,
  count: i32,
): void {
  const line: usize = stride << 2
  const plane: usize = usize(height * width) * line
  const outPlane: usize = usize(outHeight * outWidth) * line
  const kernel: usize = (kernelHeight * kernelWidth) << 2
  const vectors = (count + 3) >> 2
  const pair: usize = usize(height * width * vectors) << 5
  let four = scratch
  for (let i = 0; i < channels; i += 2)
    four = interleave(2, x + usize(i) * plane, plane, channels - i, height * width, line, count, four)
  for (let o = 0; o < outputs; o += 4) {
    const sums = interleave(4, dy + usize(o) * outPlane, outPlane, outputs - o, outHeight * outWidth, line, count, four)
    for (let i = 0; i < channels; i += 2) {
      const two = scratch + usize(i >> 1) * pair
      for (let at: usize = 0; at < kernel << 5; at += 16) v128.store(sums + at, f32x4.splat(0))
      for (let r = 0; r < outHeight; r++) {
        const p1 = lastTap(r, height, kernelHeight, step, padding, false)
        for (let p = firstTap(r, height, step, padding, false); p <= p1; p++)
          for (let q = 0; q < kernelWidth; q++) {
            let first = 0
            while (first * step + q < padding) first++
            let end = outWidth
            while (end > first && (end - 1) * step + q >= width + padding) end--
            const under = (r * step + p - padding) * width + first * step + q - padding
            addRow(
              sums + (usize(p * kernelWidth + q) << 7),
              four + (usize((r * outWidth + first) * vectors) << 6),
              two + (usize(under * vectors) << 5),
              end - first,
              usize((step - 1) * vectors) << 5,
              vectors,
            )
          }
      }
      for (let n = 0; n < 8; n++) {
        // Outputs and channels past the last were the last one again.
        const to = dw + usize(min(o + (n >> 1), outputs - 1) * channels + min(i + (n & 1), channels - 1)) * kernel
        for (let at: usize = 0; at < kernel; at += 4)
          f32.store(to + at, joinStrands(v128.load(sums + (at << 5) + (n << 4))))
      }
    }
  }
}

/** [line][vector][plane], planes past the last the last one again, +0 in columns past the last; gives the end. */
function interleave(
  planes: i32,
  from: usize,
  plane: usize,
  present: i32,
  lines: i32,
  line: usize,
  count: i32,
  to: usize,
): usize {
  const step: usize = planes << 4
  let at = to
  for (let n = 0; n < planes; n++) {
    at = to + (n << 4)
    for (let l = 0; l < lines; l++) {
      let column = from + usize(l) * line
      let live = count
      for (; live >= 4; live -= 4) {
        v128.store(at, v128.load(column))
        column += 16
        at += step
      }
      if (live > 0) {
        v128.store(at, keepLanes(v128.load(column), live))
        at += step
      }
    }
    if (n + 1 < present) from += plane
  }
  return at - step + 16
}

/** Adds to eight sums those over a row of places; `skip` is how far apart the image's vectors of two places are. */
function addRow(sums: usize, four: usize, two: usize, places: i32, skip: usize, vectors: i32): void {
  let left0 = f32x4.splat(0)
  let left1 = f32x4.splat(0)
  let left2 = f32x4.splat(0)
  let left3 = f32x4.splat(0)
  let right0 = f32x4.splat(0)
  let right1 = f32x4.splat(0)
  let right2 = f32x4.splat(0)
  let right3 = f32x4.splat(0)
  if (skip === 0) {
    vectors *= places
    places = min(places, 1)
  }
  for (; places > 0; places--) {
    const end = four + (usize(vectors) << 6)
    for (; four < end; four += 64) {
      const left = v128.load(two)
      const right = v128.load(two, 16)
      let d = v128.load(four)
      left0 = f32x4.add(left0, f32x4.mul(d, left))
      right0 = f32x4.add(right0, f32x4.mul(d, right))
      d = v128.load(four, 16)
      left1 = f32x4.add(left1, f32x4.mul(d, left))
      right1 = f32x4.add(right1, f32x4.mul(d, right))
      d = v128.load(four, 32)
      left2 = f32x4.add(left2, f32x4.mul(d, left))
      right2 = f32x4.add(right2, f32x4.mul(d, right))
      d = v128.load(four, 48)
      left3 = f32x4.add(left3, f32x4.mul(d, left))
      right3 = f32x4.add(right3, f32x4.mul(d, right))
      two += 32
    }
    two += skip
  }
  v128.store(sums, f32x4.add(v128.load(sums), left0))
  v128.store(sums, f32x4.add(v128.load(sums, 16), right0), 16)
  v128.store(sums, f32x4.add(v128.load(sums, 32), left1), 32)
  v128.store(sums, f32x4.add(v128.load(sums, 48), right1), 48)
  v128.store(sums, f32x4.add(v128.load(sums, 64), left2), 64)
  v128.store(sums, f32x4.add(v128.load(sums, 80), right2), 80)
  v128.store(sums, f32x4.add(v128.load(sums, 96), left3), 96)
  v128.store(sums, f32x4.add(v128.load(sums, 112), right3), 112)
}
