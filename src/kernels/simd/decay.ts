import { storeLanes } from './lanes'

/** w = w · (1 − rate · strength). */
export function decay(w: usize, rate: usize, strength: usize, length: i32): void {
  const factor = f32x4.splat(1 - f32.load(rate) * f32.load(strength))
  for (; length > 0; length -= 4) {
    storeLanes(w, f32x4.mul(v128.load(w), factor), length)
    w += 16
  }
}
