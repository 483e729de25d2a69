import { poolGradient } from './pooling'

/** dx = Σ dy / n over the windows that have this value under them. */
export function averagePoolGradient(
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
    false,
    0,
    0,
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
