import { tanh as tanhOf } from './functions'
import { gradient, map, NO_OPTION, Pointwise } from './pointwise'

class Tanh extends Pointwise {
  of(x: v128, _: v128): v128 {
    return tanhOf(x)
  }
}

class Derivative extends Pointwise {
  of(y: v128, _: v128): v128 {
    return f32x4.sub(f32x4.splat(1), f32x4.mul(y, y))
  }
}

/** y = tanh x. */
export function tanh(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<Tanh>(x, NO_OPTION, y, features, stride, count)
}

/** dx = dy · (1 − y²). */
export function tanhGradient(y: usize, dy: usize, dx: usize, features: i32, stride: i32, count: i32): void {
  gradient<Derivative>(y, NO_OPTION, dy, dx, features, stride, count)
}
