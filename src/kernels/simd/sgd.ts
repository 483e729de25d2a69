import { storeLanes } from './lanes'

/** v = momentum · v + g, then w = w − rate · v. */
export function sgd(w: usize, g: usize, v: usize, rate: usize, momentum: usize, length: i32): void {
  const rates = v128.load_splat<f32>(rate)
  const momenta = v128.load_splat<f32>(momentum)
  for (; length >= 4; length -= 4) {
    const velocity = f32x4.add(f32x4.mul(momenta, v128.load(v)), v128.load(g))
    v128.store(v, velocity)
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(rates, velocity)))
    w += 16
    g += 16
    v += 16
  }
  if (length > 0) {
    const velocity = f32x4.add(f32x4.mul(momenta, v128.load(v)), v128.load(g))
    storeLanes(v, velocity, length)
    storeLanes(w, f32x4.sub(v128.load(w), f32x4.mul(rates, velocity)), length)
  }
}
