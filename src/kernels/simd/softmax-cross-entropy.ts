import { exp, log } from './functions'
import { storeLanes } from './lanes'

/** Loss and gradient of four examples at a time, one a lane; dz holds the exponentials in between. */
export function softmaxCrossEntropy(
  z: usize,
  t: usize,
  losses: usize,
  dz: usize,
  classes: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const end: usize = usize(classes) * row
  const counts = f32x4.splat(<f32>count)
  for (; count > 0; count -= 4) {
    let max = v128.load(z)
    // pmax(a, b) is b where a < b, else a: a NaN after the first class does not become the maximum.
    for (let k = row; k < end; k += row) max = f32x4.pmax(max, v128.load(z + k))
    let sum = f32x4.splat(0)
    for (let k: usize = 0; k < end; k += row) {
      const e = exp(f32x4.sub(v128.load(z + k), max))
      storeLanes(dz + k, e, count)
      sum = f32x4.add(sum, e)
    }
    const logSum = log(sum)
    let loss = f32x4.splat(0)
    for (let k: usize = 0; k < end; k += row) {
      const target = v128.load(t + k)
      const surprise = f32x4.add(f32x4.sub(max, v128.load(z + k)), logSum)
      loss = f32x4.add(loss, f32x4.mul(target, surprise))
      const probability = f32x4.div(v128.load(dz + k), sum)
      storeLanes(dz + k, f32x4.div(f32x4.sub(probability, target), counts), count)
    }
    storeLanes(losses, loss, count)
    z += 16
    t += 16
    losses += 16
    dz += 16
  }
}
