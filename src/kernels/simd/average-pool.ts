import { pool } from './pooling'

/** y = the mean of what each window has under it. */
export function averagePool(
  x: usize,
  y: usize,
  channels: i32,
  height: i32,
  width: i32,
  outHeight: i32,
  outWidth: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  step: i32,
  stride: i32,
  count: i32,
): void {
  pool(false, x, y, channels, height, width, outHeight, outWidth, kernelHeight, kernelWidth, step, stride, count)
}
