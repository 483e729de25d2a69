import { sigmoid } from './logistic'
import { gradient, map, NO_OPTION, Pointwise } from './pointwise'

class Silu extends Pointwise {
  of(x: v128, _: v128): v128 {
    return f32x4.mul(x, sigmoid(x))
  }
}

class Derivative extends Pointwise {
  of(x: v128, _: v128): v128 {
    const one = f32x4.splat(1)
    const s = sigmoid(x)
    return f32x4.mul(s, f32x4.add(one, f32x4.mul(x, f32x4.sub(one, s))))
  }
}

/** y = x σ(x). */
export function silu(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<Silu>(x, NO_OPTION, y, features, stride, count)
}

/** dx = dy · σ (1 + x (1 − σ)). */
export function siluGradient(x: usize, dy: usize, dx: usize, features: i32, stride: i32, count: i32): void {
  gradient<Derivative>(x, NO_OPTION, dy, dx, features, stride, count)
}
