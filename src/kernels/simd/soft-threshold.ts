import { storeLanes } from './lanes'

/** w = w − min(max(w, −a), a), a = rate · strength. */
export function softThreshold(w: usize, rate: usize, strength: usize, length: i32): void {
  const a = f32x4.splat(f32.load(rate) * f32.load(strength))
  const low = f32x4.neg(a)
  for (; length > 0; length -= 4) {
    const v = v128.load(w)
    storeLanes(w, f32x4.sub(v, f32x4.min(f32x4.max(v, low), a)), length)
    w += 16
  }
}
