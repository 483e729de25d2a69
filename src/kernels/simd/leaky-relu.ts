import { gradient, map, Pointwise } from './pointwise'

class LeakyRelu extends Pointwise {
  of(x: v128, slope: v128): v128 {
    return v128.bitselect(x, f32x4.mul(slope, x), f32x4.gt(x, f32x4.splat(0)))
  }
}

class Derivative extends Pointwise {
  of(x: v128, slope: v128): v128 {
    return v128.bitselect(f32x4.splat(1), slope, f32x4.gt(x, f32x4.splat(0)))
  }
}

/** y = x where x > 0, else slope · x. */
export function leakyRelu(x: usize, slope: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<LeakyRelu>(x, v128.load_splat<f32>(slope), y, features, stride, count)
}

/** dx = dy where x > 0, else slope · dy. */
export function leakyReluGradient(
  x: usize,
  slope: usize,
  dy: usize,
  dx: usize,
  features: i32,
  stride: i32,
  count: i32,
): void {
  gradient<Derivative>(x, v128.load_splat<f32>(slope), dy, dx, features, stride, count)
}
