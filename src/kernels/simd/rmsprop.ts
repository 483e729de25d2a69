import { storeLanes } from './lanes'

/** s = decay · s + (1 − decay) · g², then w = w − rate · (g / (√s + ε)). */
export function rmsprop(w: usize, g: usize, s: usize, rate: usize, decay: usize, epsilon: usize, length: i32): void {
  const rates = v128.load_splat<f32>(rate)
  const decays = v128.load_splat<f32>(decay)
  const rests = f32x4.sub(f32x4.splat(1), decays)
  const epsilons = v128.load_splat<f32>(epsilon)
  for (; length > 0; length -= 4) {
    const gradient = v128.load(g)
    const square = f32x4.add(f32x4.mul(decays, v128.load(s)), f32x4.mul(rests, f32x4.mul(gradient, gradient)))
    storeLanes(s, square, length)
    const step = f32x4.div(gradient, f32x4.add(f32x4.sqrt(square), epsilons))
    storeLanes(w, f32x4.sub(v128.load(w), f32x4.mul(rates, step)), length)
    w += 16
    g += 16
    s += 16
  }
}
