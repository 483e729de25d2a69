import { storeLanes } from './lanes'

/** g = g + strength · sign(w), sign(0) = 0. */
export function addSign(g: usize, w: usize, strength: usize, length: i32): void {
  const lambda = v128.load_splat<f32>(strength)
  const zero = f32x4.splat(0)
  for (; length > 0; length -= 4) {
    const v = v128.load(w)
    const up = v128.and(lambda, f32x4.gt(v, zero))
    const down = v128.and(f32x4.neg(lambda), f32x4.lt(v, zero))
    storeLanes(g, f32x4.add(v128.load(g), v128.or(up, down)), length)
    g += 16
    w += 16
  }
}
