import { storeLanes } from './lanes'
import { inverseDeviationOf } from './normalize'

/** inverse = 1 / √(variance + ε). */
export function inverseDeviation(variance: usize, epsilon: usize, inverse: usize, length: i32): void {
  for (; length > 0; length -= 4) {
    storeLanes(inverse, inverseDeviationOf(v128.load(variance), v128.load_splat<f32>(epsilon)), length)
    variance += 16
    inverse += 16
  }
}
