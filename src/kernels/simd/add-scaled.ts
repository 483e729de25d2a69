import { storeLanes } from './lanes'

/** target = target + coefficient · source. */
export function addScaled(target: usize, source: usize, coefficient: usize, length: i32): void {
  const factor = v128.load_splat<f32>(coefficient)
  for (; length > 0; length -= 4) {
    storeLanes(target, f32x4.add(v128.load(target), f32x4.mul(factor, v128.load(source))), length)
    target += 16
    source += 16
  }
}
