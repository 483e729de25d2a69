import { storeLanes } from './lanes'

/** v = momentum · v + g, then w = w − rate · (g + momentum · v). */
export function nesterov(w: usize, g: usize, v: usize, rate: usize, momentum: usize, length: i32): void {
  const rates = v128.load_splat<f32>(rate)
  const momenta = v128.load_splat<f32>(momentum)
  for (; length > 0; length -= 4) {
    const gradient = v128.load(g)
    const velocity = f32x4.add(f32x4.mul(momenta, v128.load(v)), gradient)
    storeLanes(v, velocity, length)
    const ahead = f32x4.add(gradient, f32x4.mul(momenta, velocity))
    storeLanes(w, f32x4.sub(v128.load(w), f32x4.mul(rates, ahead)), length)
    w += 16
    g += 16
    v += 16
  }
}
