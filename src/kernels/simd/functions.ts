/**
 * Elementary functions on four lanes: the same operations, order and constants as `core/functions.ts`, where they are
 * explained; so the same bits in every lane.
 */

/** Adding and taking away 1.5 · 2^23 leaves the nearest whole number; until it is taken away, the low bits hold it. */
const MAGIC: f32 = 12582912
const MAGIC_BITS: i32 = 0x4b400000
const LOG2_E: f32 = 1.44269502
const LN2_HIGH: f32 = 0.693359375
const LN2_LOW: f32 = -0.000212194442

/** 2^k in each lane, for whole numbers −126 <= k <= 127. */
function powerOfTwo(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23)
}

/** p · x + c. */
function next(p: v128, x: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(p, x), f32x4.splat(c))
}

/** e^x. */
export function exp(x: v128): v128 {
  const magic = f32x4.splat(MAGIC)
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), magic)
  const n = f32x4.sub(shifted, magic)
  const high = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)))
  const r = f32x4.sub(high, f32x4.mul(n, f32x4.splat(LN2_LOW)))
  let p = f32x4.splat(0.00139261759)
  p = next(p, r, 0.00836317334)
  p = next(p, r, 0.0416665561)
  p = next(p, r, 0.166665778)
  p = next(p, r, 0.5)
  const y = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  const exponent = i32x4.sub(shifted, i32x4.splat(MAGIC_BITS))
  const half = i32x4.shr_s(exponent, 1)
  const power = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(exponent, half)))
  // Out of range the scale is nonsense and replaced; where x is NaN, so is y and any multiple of it.
  const bounded = v128.bitselect(f32x4.splat(Infinity), power, f32x4.gt(x, f32x4.splat(89)))
  return v128.andnot(bounded, f32x4.lt(x, f32x4.splat(-104)))
}

/** ln x. */
export function log(x: v128): v128 {
  const subnormal = f32x4.lt(x, f32x4.splat(1.17549435e-38))
  const normal = v128.bitselect(f32x4.mul(x, f32x4.splat(8388608)), x, subnormal)
  const shifted = i32x4.sub(normal, i32x4.splat(0x3f3504f3))
  const exponent = i32x4.add(i32x4.shr_s(shifted, 23), v128.and(subnormal, i32x4.splat(-23)))
  const k = f32x4.convert_i32x4_s(exponent)
  const mantissa = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  const t = f32x4.sub(mantissa, f32x4.splat(1))
  const s = f32x4.div(t, f32x4.add(f32x4.splat(2), t))
  const z = f32x4.mul(s, s)
  let p = f32x4.splat(0.233304679)
  p = next(p, z, 0.285508215)
  p = next(p, z, 0.400001228)
  p = next(p, z, 0.666666687)
  const r = f32x4.mul(p, z)
  const halfSquare = f32x4.mul(f32x4.mul(f32x4.splat(0.5), t), t)
  const tail = f32x4.add(f32x4.mul(s, f32x4.add(halfSquare, r)), f32x4.mul(k, f32x4.splat(LN2_LOW)))
  const y = f32x4.add(f32x4.mul(k, f32x4.splat(LN2_HIGH)), f32x4.sub(t, f32x4.sub(halfSquare, tail)))
  const infinity = f32x4.splat(Infinity)
  const finite = v128.bitselect(infinity, y, f32x4.eq(x, infinity))
  const zero = f32x4.splat(0)
  const outside = v128.bitselect(f32x4.splat(-Infinity), f32x4.splat(NaN), f32x4.eq(x, zero))
  return v128.bitselect(finite, outside, f32x4.gt(x, zero))
}
