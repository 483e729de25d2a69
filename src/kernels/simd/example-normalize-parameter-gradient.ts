import { normalizeParameterGradient } from './normalize'

/** dscale = Σ dy · x̂ and dshift = Σ dy by statistics of each example. */
export function exampleNormalizeParameterGradient(
  x: usize,
  mean: usize,
  inverse: usize,
  dy: usize,
  dscale: usize,
  dshift: usize,
  units: i32,
  size: i32,
  share: i32,
  stride: i32,
  count: i32,
): void {
  normalizeParameterGradient(x, mean, inverse, dy, dscale, dshift, units, size, share, stride << 2, stride << 2, count)
}
