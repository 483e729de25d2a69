import { normalize } from './normalize'

/** y = scale · x̂ + shift by statistics of each example. */
export function exampleNormalize(
  x: usize,
  mean: usize,
  inverse: usize,
  scale: usize,
  shift: usize,
  y: usize,
  units: i32,
  size: i32,
  share: i32,
  stride: i32,
  count: i32,
): void {
  normalize(x, mean, inverse, scale, shift, y, units, size, share, stride << 2, stride << 2, count)
}
