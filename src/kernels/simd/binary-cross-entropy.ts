import { exp, log } from './functions'
import { storeLanes } from './lanes'

/** Loss ln(1 + e^z) − t z and its gradient sigmoid(z) − t, four examples at a time. */
export function binaryCrossEntropy(
  z: usize,
  t: usize,
  losses: usize,
  dz: usize,
  outputs: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const end: usize = usize(outputs) * row
  const one = f32x4.splat(1)
  const counts = f32x4.splat(<f32>count)
  for (; count > 0; count -= 4) {
    let loss = f32x4.splat(0)
    for (let k: usize = 0; k < end; k += row) {
      const value = v128.load(z + k)
      const target = v128.load(t + k)
      const positive = f32x4.gt(value, f32x4.splat(0))
      const e = exp(v128.bitselect(f32x4.neg(value), value, positive))
      const over = f32x4.add(one, e)
      // Zero times z where z is not positive, so that NaN passes on.
      const above = v128.bitselect(value, f32x4.mul(f32x4.splat(0), value), positive)
      const linear = f32x4.sub(above, f32x4.mul(target, value))
      loss = f32x4.add(loss, f32x4.add(linear, log(over)))
      const sigmoid = f32x4.div(v128.bitselect(one, e, positive), over)
      storeLanes(dz + k, f32x4.div(f32x4.sub(sigmoid, target), counts), count)
    }
    storeLanes(losses, loss, count)
    z += 16
    t += 16
    losses += 16
    dz += 16
  }
}
