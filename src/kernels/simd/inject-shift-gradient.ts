import { stretchOf } from './inject-shift'
import { storeLanes } from './lanes'

/** dx = (1 + scale · s) · dy. */
export function injectShiftGradient(
  s: usize,
  scale: usize,
  dy: usize,
  dx: usize,
  units: i32,
  size: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  for (let r = 0; r < units * size; r++) {
    const stretch = stretchOf(scale, s + ((r / size) << 2))
    for (let b = 0; b < count; b += 4) {
      const at: usize = b << 2
      storeLanes(dx + at, f32x4.mul(stretch, v128.load(dy + at)), count - b)
    }
    dy += row
    dx += row
  }
}
