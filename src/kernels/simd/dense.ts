import { matmul } from './matmul'

/** y = w x + bias. */
export function dense(
  w: usize,
  bias: usize,
  x: usize,
  y: usize,
  outputs: i32,
  inputs: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  matmul(w, inputs << 2, 4, x, row, bias, y, row, outputs, inputs, count)
}
