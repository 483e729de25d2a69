import { storeLanes } from './lanes'

/** y = ((1 + scale · s) · x + mean · (2 m − 1)) + noise · (2 e − 1). */
export function injectShift(
  x: usize,
  m: usize,
  s: usize,
  e: usize,
  mean: usize,
  scale: usize,
  noise: usize,
  y: usize,
  units: i32,
  size: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const width = v128.load_splat<f32>(noise)
  for (let r = 0; r < units * size; r++) {
    const unit: usize = (r / size) << 2
    const stretch = stretchOf(scale, s + unit)
    const offset = around0(v128.load_splat<f32>(m + unit), v128.load_splat<f32>(mean))
    for (let b = 0; b < count; b += 4) {
      const at: usize = b << 2
      const shifted = f32x4.add(f32x4.mul(stretch, v128.load(x + at)), offset)
      storeLanes(y + at, f32x4.add(shifted, around0(v128.load(e + at), width)), count - b)
    }
    x += row
    e += row
    y += row
  }
}

/** 1 + scale · s in every lane. */
export function stretchOf(scale: usize, s: usize): v128 {
  return f32x4.splat(1 + f32.load(scale) * f32.load(s))
}

/** width · (2 draw − 1). */
function around0(draw: v128, width: v128): v128 {
  return f32x4.mul(width, f32x4.sub(f32x4.mul(f32x4.splat(2), draw), f32x4.splat(1)))
}
