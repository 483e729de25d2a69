import { pool } from './pooling'

/** y = the first NaN under each window, or else the first maximum. */
export function maxPool(
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
  pool(true, x, y, channels, height, width, outHeight, outWidth, kernelHeight, kernelWidth, step, stride, count)
}
