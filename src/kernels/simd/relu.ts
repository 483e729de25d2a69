import { map, NO_OPTION, Pointwise } from './pointwise'

class Relu extends Pointwise {
  of(x: v128, _: v128): v128 {
    return v128.andnot(x, f32x4.lt(x, f32x4.splat(0)))
  }
}

/** y = 0 where x < 0, else x. */
export function relu(x: usize, y: usize, features: i32, stride: i32, count: i32): void {
  map<Relu>(x, NO_OPTION, y, features, stride, count)
}
