import { storeLanes } from './lanes'

/** dx = dy where x > 0, else 0. */
export function reluGradient(x: usize, dy: usize, dx: usize, features: i32, stride: i32, count: i32): void {
  const row: usize = stride << 2
  for (let j = 0; j < features; j++) {
    let b = 0
    for (; b + 4 <= count; b += 4) {
      const at: usize = b << 2
      v128.store(dx + at, v128.and(v128.load(dy + at), f32x4.gt(v128.load(x + at), f32x4.splat(0))))
    }
    if (b < count) {
      const at: usize = b << 2
      const open = f32x4.gt(v128.load(x + at), f32x4.splat(0))
      storeLanes(dx + at, v128.and(v128.load(dy + at), open), count - b)
    }
    x += row
    dy += row
    dx += row
  }
}
