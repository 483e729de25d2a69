import { storeLanes } from './lanes'

/** A function of single values; `option` is the one number that some have. A subclass is compiled into its own loop. */
export abstract class Pointwise {
  abstract of(x: v128, option: v128): v128
}

/** y = f(x). */
export function map<F extends Pointwise>(
  x: usize,
  option: v128,
  y: usize,
  features: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  for (; features > 0; features--) {
    let b = 0
    for (; b + 4 <= count; b += 4) {
      const at: usize = b << 2
      v128.store(y + at, changetype<F>(0).of(v128.load(x + at), option))
    }
    if (b < count) {
      const at: usize = b << 2
      storeLanes(y + at, changetype<F>(0).of(v128.load(x + at), option), count - b)
    }
    x += row
    y += row
  }
}

/** dx = dy · f′, the derivative taken from x or from y. */
export function gradient<F extends Pointwise>(
  given: usize,
  option: v128,
  dy: usize,
  dx: usize,
  features: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  for (; features > 0; features--) {
    for (let b = 0; b < count; b += 4) {
      const at: usize = b << 2
      const derivative = changetype<F>(0).of(v128.load(given + at), option)
      storeLanes(dx + at, f32x4.mul(v128.load(dy + at), derivative), count - b)
    }
    given += row
    dy += row
    dx += row
  }
}

/** For functions without one. */
export const NO_OPTION: v128 = f32x4.splat(0)
