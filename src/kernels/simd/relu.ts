import { storeLanes } from './lanes'

/** y = 0 where x < 0, else x. */
export function relu(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  const row: usize = stride << 2
  for (let j = 0; j < features; j++) {
    for (let b = 0; b < count; b += 4) {
      const at: usize = b << 2
      const v = v128.load(x + at)
      storeLanes(y + at, v128.andnot(v, f32x4.lt(v, f32x4.splat(0))), count - b)
    }
    x += row
    y += row
  }
}
