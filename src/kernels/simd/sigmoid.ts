import { sigmoid as sigmoidOf } from './logistic'
import { gradient, map, NO_OPTION, Pointwise } from './pointwise'

class Sigmoid extends Pointwise {
  of(x: v128, _: v128): v128 {
    return sigmoidOf(x)
  }
}

class Derivative extends Pointwise {
  of(y: v128, _: v128): v128 {
    return f32x4.mul(y, f32x4.sub(f32x4.splat(1), y))
  }
}

/** y = σ(x). */
export function sigmoid(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<Sigmoid>(x, NO_OPTION, y, features, stride, count)
}

/** dx = dy · y (1 − y). */
export function sigmoidGradient(y: usize, dy: usize, dx: usize, features: i32, stride: i32, count: i32): void {
  gradient<Derivative>(y, NO_OPTION, dy, dx, features, stride, count)
}
