import { storeLanes } from './lanes'

/**
 * Four rows of `sumTaps` at `places` places with the same taps: eight sums at a time, of two vectors of the source and
 * four weights, as in `matmul`. An entry of the list is four weights and how far from the place's own line it reads.
 */
export function sumList(
  list: usize,
  end: usize,
  source: usize,
  sourceStep: usize,
  places: i32,
  bias: usize,
  to: usize,
  outStep: usize,
  plane: usize,
  rows: i32,
  count: i32,
): void {
  const r1: usize = min(1, rows - 1)
  const r2: usize = min(2, rows - 1)
  const r3: usize = min(3, rows - 1)
  const bias0 = bias ? v128.load_splat<f32>(bias) : f32x4.splat(0)
  const bias1 = bias ? v128.load_splat<f32>(bias + (r1 << 2)) : f32x4.splat(0)
  const bias2 = bias ? v128.load_splat<f32>(bias + (r2 << 2)) : f32x4.splat(0)
  const bias3 = bias ? v128.load_splat<f32>(bias + (r3 << 2)) : f32x4.splat(0)
  let to1 = to + r1 * plane
  let to2 = to + r2 * plane
  let to3 = to + r3 * plane
  for (; places > 0; places--) {
    let left0 = f32x4.splat(0)
    let left1 = f32x4.splat(0)
    let left2 = f32x4.splat(0)
    let left3 = f32x4.splat(0)
    let right0 = f32x4.splat(0)
    let right1 = f32x4.splat(0)
    let right2 = f32x4.splat(0)
    let right3 = f32x4.splat(0)
    for (let tap = list; tap < end; tap += 20) {
      const at = source + load<usize>(tap, 16)
      const left = v128.load(at)
      const right = v128.load(at, 16)
      let x = v128.load_splat<f32>(tap)
      left0 = f32x4.add(left0, f32x4.mul(x, left))
      right0 = f32x4.add(right0, f32x4.mul(x, right))
      x = v128.load_splat<f32>(tap, 4)
      left1 = f32x4.add(left1, f32x4.mul(x, left))
      right1 = f32x4.add(right1, f32x4.mul(x, right))
      x = v128.load_splat<f32>(tap, 8)
      left2 = f32x4.add(left2, f32x4.mul(x, left))
      right2 = f32x4.add(right2, f32x4.mul(x, right))
      x = v128.load_splat<f32>(tap, 12)
      left3 = f32x4.add(left3, f32x4.mul(x, left))
      right3 = f32x4.add(right3, f32x4.mul(x, right))
    }
    left0 = f32x4.add(left0, bias0)
    left1 = f32x4.add(left1, bias1)
    left2 = f32x4.add(left2, bias2)
    left3 = f32x4.add(left3, bias3)
    if (count > 4) {
      v128.store(to, left0)
      v128.store(to1, left1)
      v128.store(to2, left2)
      v128.store(to3, left3)
      left0 = f32x4.add(right0, bias0)
      left1 = f32x4.add(right1, bias1)
      left2 = f32x4.add(right2, bias2)
      left3 = f32x4.add(right3, bias3)
    }
    const rest: usize = count > 4 ? 16 : 0
    const lanes = count > 4 ? count - 4 : count
    storeLanes(to + rest, left0, lanes)
    storeLanes(to1 + rest, left1, lanes)
    storeLanes(to2 + rest, left2, lanes)
    storeLanes(to3 + rest, left3, lanes)
    source += sourceStep
    to += outStep
    to1 += outStep
    to2 += outStep
    to3 += outStep
  }
}
