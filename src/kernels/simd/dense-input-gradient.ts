import { matmul } from './matmul'

/** dx = wᵀ dy. */
export function denseInputGradient(
  w: usize,
  dy: usize,
  dx: usize,
  outputs: i32,
  inputs: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  matmul(w, 4, inputs << 2, dy, row, 0, dx, row, inputs, outputs, count)
}
