/**
 * Elementary functions on four lanes: the same operations, order and constants as `core/functions.ts`, where they are
 * explained; so the same bits in every lane. Constants are loaded from memory, for engines build one that stands in the
 * code anew wherever it is used, which takes longer than the arithmetic.
 */

/** Adding and taking away 1.5 · 2^23 leaves the nearest whole number; until it is taken away, the low bits hold it. */
const MAGIC_BITS: i32 = 0x4b400000

/** 1, 1.5 · 2^23, log₂ e and the two parts of ln 2. */
const ONE = memory.data<v128>([f32x4.splat(1)], 16)
const MAGIC = memory.data<v128>([f32x4.splat(12582912)], 16)
const LOG2_E = memory.data<v128>([f32x4.splat(1.44269502)], 16)
const LN2_HIGH = memory.data<v128>([f32x4.splat(0.693359375)], 16)
const LN2_LOW = memory.data<v128>([f32x4.splat(-0.000212194442)], 16)

/** Coefficients, from that of the highest power. */
const EXP = memory.data<v128>(
  [
    f32x4.splat(0.00139261759),
    f32x4.splat(0.00836317334),
    f32x4.splat(0.0416665561),
    f32x4.splat(0.166665778),
    f32x4.splat(0.5),
  ],
  16,
)
const LOG = memory.data<v128>(
  [f32x4.splat(0.233304679), f32x4.splat(0.285508215), f32x4.splat(0.400001228), f32x4.splat(0.666666687)],
  16,
)
const TANH_LIMIT = memory.data<v128>([f32x4.splat(81)], 16)
const TANH_ABOVE = memory.data<v128>(
  [
    f32x4.splat(1.47416976e-8),
    f32x4.splat(0.0000216707122),
    f32x4.splat(0.00356228487),
    f32x4.splat(0.134377509),
    f32x4.splat(1),
  ],
  16,
)
const TANH_BELOW = memory.data<v128>(
  [
    f32x4.splat(8.36283732e-7),
    f32x4.splat(0.000339327438),
    f32x4.splat(0.0261325669),
    f32x4.splat(0.467710853),
    f32x4.splat(1),
  ],
  16,
)
const ERF_LIMIT = memory.data<v128>([f32x4.splat(15.6025)], 16)
const ERF_ABOVE = memory.data<v128>(
  [
    f32x4.splat(0.00000222580479),
    f32x4.splat(0.000282003282),
    f32x4.splat(0.00330617349),
    f32x4.splat(0.0513023175),
    f32x4.splat(0.178601995),
    f32x4.splat(1.12837923),
  ],
  16,
)
const ERF_BELOW = memory.data<v128>(
  [
    f32x4.splat(0.0000397927688),
    f32x4.splat(0.00106634363),
    f32x4.splat(0.014023751),
    f32x4.splat(0.10933724),
    f32x4.splat(0.491615236),
    f32x4.splat(1),
  ],
  16,
)

/** 2^k in each lane, for whole numbers −126 <= k <= 127. */
function powerOfTwo(k: v128): v128 {
  return i32x4.shl(i32x4.add(k, i32x4.splat(127)), 23)
}

/** p · x + the constant at this address. */
function next(p: v128, x: v128, constant: usize): v128 {
  return f32x4.add(f32x4.mul(p, x), v128.load(constant))
}

/** The polynomial of degree 3 whose coefficients stand at this address; the others add a power each. */
function cubic(c: usize, x: v128): v128 {
  return next(next(next(v128.load(c), x, c + 16), x, c + 32), x, c + 48)
}
function quartic(c: usize, x: v128): v128 {
  return next(cubic(c, x), x, c + 64)
}
function quintic(c: usize, x: v128): v128 {
  return next(quartic(c, x), x, c + 80)
}

/** e^x. */
export function exp(x: v128): v128 {
  const shifted = next(x, v128.load(LOG2_E), MAGIC)
  const n = f32x4.sub(shifted, v128.load(MAGIC))
  const high = f32x4.sub(x, f32x4.mul(n, v128.load(LN2_HIGH)))
  const r = f32x4.sub(high, f32x4.mul(n, v128.load(LN2_LOW)))
  const p = quartic(EXP, r)
  const y = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), v128.load(ONE))
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
  const t = f32x4.sub(mantissa, v128.load(ONE))
  const s = f32x4.div(t, f32x4.add(f32x4.splat(2), t))
  const z = f32x4.mul(s, s)
  const r = f32x4.mul(cubic(LOG, z), z)
  const halfSquare = f32x4.mul(f32x4.mul(f32x4.splat(0.5), t), t)
  const tail = f32x4.add(f32x4.mul(s, f32x4.add(halfSquare, r)), f32x4.mul(k, v128.load(LN2_LOW)))
  const y = f32x4.add(f32x4.mul(k, v128.load(LN2_HIGH)), f32x4.sub(t, f32x4.sub(halfSquare, tail)))
  const infinity = f32x4.splat(Infinity)
  const finite = v128.bitselect(infinity, y, f32x4.eq(x, infinity))
  const zero = f32x4.splat(0)
  const outside = v128.bitselect(f32x4.splat(-Infinity), f32x4.splat(NaN), f32x4.eq(x, zero))
  return v128.bitselect(finite, outside, f32x4.gt(x, zero))
}

/** tanh x. */
export function tanh(x: v128): v128 {
  const z = f32x4.pmin(f32x4.mul(x, x), v128.load(TANH_LIMIT))
  return withinOne(f32x4.div(f32x4.mul(x, quartic(TANH_ABOVE, z)), quartic(TANH_BELOW, z)))
}

/** erf x. */
export function erf(x: v128): v128 {
  const z = f32x4.pmin(f32x4.mul(x, x), v128.load(ERF_LIMIT))
  return withinOne(f32x4.div(f32x4.mul(x, quintic(ERF_ABOVE, z)), quintic(ERF_BELOW, z)))
}

/** Held at ±1; pmin and pmax give their first operand where it is NaN. */
function withinOne(x: v128): v128 {
  const one = v128.load(ONE)
  return f32x4.pmax(f32x4.pmin(x, one), f32x4.neg(one))
}
