import { joinStrands, keepLanes } from './lanes'

/** out = Σ x²: four sums at once, for one would wait for itself at every addition. */
export function sumOfSquares(x: usize, out: usize, length: i32): void {
  let sum0 = f32x4.splat(0)
  let sum1 = f32x4.splat(0)
  let sum2 = f32x4.splat(0)
  let sum3 = f32x4.splat(0)
  for (; length >= 16; length -= 16) {
    sum0 = f32x4.add(sum0, square(v128.load(x)))
    sum1 = f32x4.add(sum1, square(v128.load(x, 16)))
    sum2 = f32x4.add(sum2, square(v128.load(x, 32)))
    sum3 = f32x4.add(sum3, square(v128.load(x, 48)))
    x += 64
  }
  // What is left goes to the first sums; adding zero to a sum of squares changes no bit.
  if (length > 0) sum0 = f32x4.add(sum0, square(keepLanes(v128.load(x), length)))
  if (length > 4) sum1 = f32x4.add(sum1, square(keepLanes(v128.load(x, 16), length - 4)))
  if (length > 8) sum2 = f32x4.add(sum2, square(keepLanes(v128.load(x, 32), length - 8)))
  if (length > 12) sum3 = f32x4.add(sum3, square(keepLanes(v128.load(x, 48), length - 12)))
  f32.store(out, joinStrands(f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3))))
}

function square(v: v128): v128 {
  return f32x4.mul(v, v)
}
