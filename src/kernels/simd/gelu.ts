import { erf, exp } from './functions'
import { gradient, map, NO_OPTION, Pointwise } from './pointwise'

class Gelu extends Pointwise {
  of(x: v128, _: v128): v128 {
    return f32x4.mul(x, normalShare(x))
  }
}

class Derivative extends Pointwise {
  of(x: v128, _: v128): v128 {
    const square = f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5))
    const density = f32x4.mul(exp(square), f32x4.splat(0.398942292))
    return f32x4.add(normalShare(x), f32x4.mul(x, density))
  }
}

/** y = x Φ(x). */
export function gelu(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<Gelu>(x, NO_OPTION, y, features, stride, count)
}

/** dx = dy · (Φ + x φ). */
export function geluGradient(x: usize, dy: usize, dx: usize, features: i32, stride: i32, count: i32): void {
  gradient<Derivative>(x, NO_OPTION, dy, dx, features, stride, count)
}

/** Φ(x) = (1 + erf(x / √2)) / 2. */
function normalShare(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.mul(f32x4.add(one, erf(f32x4.mul(x, f32x4.splat(0.707106769)))), f32x4.splat(0.5))
}
