/**
 * Elementary functions in float32, equal to the last bit in every engine: only + − × ÷, rounded to float32 after each
 * operation, and bit patterns. Engines disagree on `Math.exp` and its kin. Coefficients: `src/cli/fit-functions.ts`.
 */

/** The arithmetic that the definition computes in. `float32` is the law; tests pass float64 to differentiate. */
export interface Arithmetic {
  round(x: number): number
  exp(x: number): number
  log(x: number): number
  tanh(x: number): number
  erf(x: number): number
}

const f = Math.fround
const bits = new Int32Array(1)
const value = new Float32Array(bits.buffer)

/** 2^k as float32, for −126 <= k <= 127. */
function powerOfTwo(k: number): number {
  bits[0] = (k + 127) << 23
  return value[0]!
}

/** Adding and taking away 1.5 · 2^23 leaves the nearest whole number, ties to even. */
const MAGIC = 12582912
const LOG2_E = f(1.44269502)
/** ln 2 in two parts; a whole number up to 2^14 times the first is exact. */
const LN2_HIGH = 0.693359375
const LN2_LOW = f(-0.000212194442)
const EXP = [0.5, 0.166665778, 0.0416665561, 0.00836317334, 0.00139261759].map(f) as [
  number,
  number,
  number,
  number,
  number,
]
const LOG = [0.666666687, 0.400001228, 0.285508215, 0.233304679].map(f) as [number, number, number, number]
const SIN = [6.28318548, -41.3417015, 81.6052017, -76.6978683, 41.4728317].map(f) as [
  number,
  number,
  number,
  number,
  number,
]
const COS = [1, -19.7392082, 64.9393158, -85.4428482, 59.2201691].map(f) as [number, number, number, number, number]

/** P and Q, constants first, of x P(x²) / Q(x²), and the x² from which that is 1 or more. */
interface OddRatio {
  readonly above: readonly number[]
  readonly below: readonly number[]
  readonly limit: number
}
const TANH: OddRatio = {
  above: [1, 0.134377509, 0.00356228487, 0.0000216707122, 1.47416976e-8].map(f),
  below: [1, 0.467710853, 0.0261325669, 0.000339327438, 8.36283732e-7].map(f),
  limit: 81,
}
const ERF: OddRatio = {
  above: [1.12837923, 0.178601995, 0.0513023175, 0.00330617349, 0.000282003282, 0.00000222580479].map(f),
  below: [1, 0.491615236, 0.10933724, 0.014023751, 0.00106634363, 0.0000397927688].map(f),
  limit: f(15.6025),
}

/** e^x in float32 for a float32 x; error under 2 units in the last place. e^r = 1 + r + r² P(r), |r| <= ln 2 / 2. */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > 89) return Infinity
  if (x < -104) return 0
  const n = f(f(f(x * LOG2_E) + MAGIC) - MAGIC)
  const r = f(f(x - f(n * LN2_HIGH)) - f(n * LN2_LOW))
  let p = EXP[4]
  p = f(f(p * r) + EXP[3])
  p = f(f(p * r) + EXP[2])
  p = f(f(p * r) + EXP[1])
  p = f(f(p * r) + EXP[0])
  const y = f(f(f(p * f(r * r)) + r) + 1)
  // Two factors, so that each is a normal number where the result is not.
  const half = n >> 1
  return f(f(y * powerOfTwo(half)) * powerOfTwo(n - half))
}

/** ln x in float32 for a float32 x; error under 2 units in the last place. x = 2^k (1 + t), s = t / (2 + t). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  let k = 0
  if (x < 1.17549435e-38) {
    x = f(x * 8388608)
    k = -23
  }
  value[0] = x
  const shifted = bits[0]! - 0x3f3504f3 // bits of √½: the mantissa falls in [√½, √2)
  k += shifted >> 23
  bits[0] = (shifted & 0x007fffff) + 0x3f3504f3
  const t = f(value[0]! - 1)
  const s = f(t / f(2 + t))
  const z = f(s * s)
  let p = LOG[3]
  p = f(f(p * z) + LOG[2])
  p = f(f(p * z) + LOG[1])
  p = f(f(p * z) + LOG[0])
  const r = f(p * z)
  const halfSquare = f(f(0.5 * t) * t)
  const tail = f(f(s * f(halfSquare + r)) + f(k * LN2_LOW))
  return f(f(k * LN2_HIGH) + f(t - f(halfSquare - tail)))
}

/** tanh x in float32 for a float32 x; error under 7 units in the last place. */
export const tanh = (x: number): number => oddRatio(x, TANH)

/** erf x = 2/√π ∫ e^−t² dt from 0 to x, in float32 for a float32 x; error under 8 units in the last place. */
export const erf = (x: number): number => oddRatio(x, ERF)

/** x P(z) / Q(z) within ±1, z = x² up to the limit: past it the ratio grows with x and is held at ±1. */
function oddRatio(x: number, { above, below, limit }: OddRatio): number {
  const z = Math.min(f(x * x), limit)
  const ratio = f(f(x * polynomial(above, z)) / polynomial(below, z))
  return Math.max(Math.min(ratio, 1), -1)
}

/** Σ c_k x^k by Horner’s rule, from the highest power. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients.at(-1)!
  for (let k = coefficients.length - 2; k >= 0; k--) sum = f(f(sum * x) + coefficients[k]!)
  return sum
}

/** cos(2πu) and sin(2πu) in float32 for a float32 u in [0, 1]; absolute error under 2e-7. */
export function cosSinTurn(u: number): readonly [number, number] {
  const quarter = f(f(f(u * 4) + MAGIC) - MAGIC)
  const r = f(u - f(quarter * 0.25))
  const z = f(r * r)
  let s = SIN[4]
  let c = COS[4]
  for (let k = 3; k >= 0; k--) {
    s = f(f(s * z) + SIN[k]!)
    c = f(f(c * z) + COS[k]!)
  }
  s = f(s * r)
  switch (quarter & 3) {
    case 0:
      return [c, s]
    case 1:
      return [-s, c]
    case 2:
      return [-c, -s]
    default:
      return [s, -c]
  }
}

export const float32: Arithmetic = { round: f, exp, log, tanh, erf }
