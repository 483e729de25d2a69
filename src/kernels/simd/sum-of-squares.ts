import { joinStrands, keepLanes } from './lanes'

/** out = Σ x², lane k the strand k. */
export function sumOfSquares(x: usize, out: usize, length: i32): void {
  let strands = f32x4.splat(0)
  for (; length >= 4; length -= 4) {
    const v = v128.load(x)
    strands = f32x4.add(strands, f32x4.mul(v, v))
    x += 16
  }
  if (length > 0) {
    const v = keepLanes(v128.load(x), length)
    strands = f32x4.add(strands, f32x4.mul(v, v))
  }
  f32.store(out, joinStrands(strands))
}
