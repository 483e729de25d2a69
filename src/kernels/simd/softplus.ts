import { sigmoid, softplusTail } from './logistic'
import { gradient, map, NO_OPTION, Pointwise } from './pointwise'

class Softplus extends Pointwise {
  of(x: v128, _: v128): v128 {
    return f32x4.add(f32x4.max(x, f32x4.splat(0)), softplusTail(x))
  }
}

class Derivative extends Pointwise {
  of(x: v128, _: v128): v128 {
    return sigmoid(x)
  }
}

/** y = ln(1 + e^x). */
export function softplus(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<Softplus>(x, NO_OPTION, y, features, stride, count)
}

/** dx = dy · σ(x). */
export function softplusGradient(x: usize, dy: usize, dx: usize, features: i32, stride: i32, count: i32): void {
  gradient<Derivative>(x, NO_OPTION, dy, dx, features, stride, count)
}
