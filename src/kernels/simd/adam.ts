import { storeLanes } from './lanes'

/** m = β1 · m + (1 − β1) · g and v = β2 · v + (1 − β2) · g², then w = w − rate · ((m / c1) / (√(v / c2) + ε)). */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  rate: usize,
  beta1: usize,
  beta2: usize,
  epsilon: usize,
  c: usize,
  length: i32,
): void {
  const one = f32x4.splat(1)
  const rates = v128.load_splat<f32>(rate)
  const betas1 = v128.load_splat<f32>(beta1)
  const betas2 = v128.load_splat<f32>(beta2)
  const rests1 = f32x4.sub(one, betas1)
  const rests2 = f32x4.sub(one, betas2)
  const epsilons = v128.load_splat<f32>(epsilon)
  const c1 = v128.load_splat<f32>(c)
  const c2 = v128.load_splat<f32>(c, 4)
  for (; length > 0; length -= 4) {
    const gradient = v128.load(g)
    const mean = f32x4.add(f32x4.mul(betas1, v128.load(m)), f32x4.mul(rests1, gradient))
    const square = f32x4.add(f32x4.mul(betas2, v128.load(v)), f32x4.mul(rests2, f32x4.mul(gradient, gradient)))
    storeLanes(m, mean, length)
    storeLanes(v, square, length)
    const root = f32x4.add(f32x4.sqrt(f32x4.div(square, c2)), epsilons)
    const step = f32x4.div(f32x4.div(mean, c1), root)
    storeLanes(w, f32x4.sub(v128.load(w), f32x4.mul(rates, step)), length)
    w += 16
    g += 16
    m += 16
    v += 16
  }
}
