import { log } from './functions'
import { storeLanes } from './lanes'
import { firstBeside, firstWords, secondBeside, secondWords, threefry, unit, whole } from './threefry'

/** out = mean + deviation · ξ, ξ standard normal. */
export function drawNormal(
  clock: usize,
  deviation: usize,
  out: usize,
  stream: i32,
  rows: i32,
  stride: i32,
  width: i32,
  mean: i32,
  count: i32,
): void {
  const seed = whole(clock)
  const step = whole(clock + 4)
  const scale = v128.load_splat<f32>(deviation)
  const shift = f32x4.splat(<f32>mean)
  const columns = width ? width : count
  for (let row = 0; row < rows; row++) {
    for (let b = 0; b < columns; b += 8) {
      const at = out + (b << 2)
      threefry(seed, stream, row, b, step)
      storeLanes(at, f32x4.add(shift, f32x4.mul(scale, normal(firstWords, secondWords))), columns - b)
      if (b + 4 >= columns) break
      storeLanes(at + 16, f32x4.add(shift, f32x4.mul(scale, normal(firstBeside, secondBeside))), columns - b - 4)
    }
    out += (<usize>stride) << 2
  }
}

/** A standard normal number from two words. */
function normal(first: v128, second: v128): v128 {
  return f32x4.mul(f32x4.sqrt(f32x4.mul(f32x4.splat(-2), log(unit(first)))), cosTurn(unit(second)))
}

/** cos(2πu), the operations, order and constants of `core/functions.ts`. */
function cosTurn(u: v128): v128 {
  const magic = f32x4.splat(12582912)
  const shifted = f32x4.add(f32x4.mul(u, f32x4.splat(4)), magic)
  const r = f32x4.sub(u, f32x4.mul(f32x4.sub(shifted, magic), f32x4.splat(0.25)))
  const z = f32x4.mul(r, r)
  let sine = next(f32x4.splat(41.4728317), z, -76.6978683)
  sine = f32x4.mul(next(next(next(sine, z, 81.6052017), z, -41.3417015), z, 6.28318548), r)
  let cosine = next(f32x4.splat(59.2201691), z, -85.4428482)
  cosine = next(next(next(cosine, z, 64.9393158), z, -19.7392082), z, 1)
  // The low bits of `shifted` count quarters: odd ones take the sine, the second and third of four turn the sign.
  const odd = i32x4.shr_s(i32x4.shl(shifted, 31), 31)
  const sign = i32x4.shl(v128.and(i32x4.add(shifted, i32x4.splat(1)), i32x4.splat(2)), 30)
  return v128.xor(v128.bitselect(sine, cosine, odd), sign)
}

/** p · x + c. */
function next(p: v128, x: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(p, x), f32x4.splat(c))
}
