import { poolGradient } from './pooling'

/** dx = Σ dy over the windows that took this value. */
export function maxPoolGradient(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
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
  poolGradient(
    true,
    x,
    y,
    dy,
    dx,
    channels,
    height,
    width,
    outHeight,
    outWidth,
    kernelHeight,
    kernelWidth,
    step,
    stride,
    count,
  )
}
