import { sumTaps } from './sum-taps'

/** dx: the same sums with the outputs as sources, read against the taps' direction. */
export function conv2dInputGradient(
  w: usize,
  dy: usize,
  dx: usize,
  scratch: usize,
  channels: i32,
  height: i32,
  width: i32,
  outputs: i32,
  outHeight: i32,
  outWidth: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  step: i32,
  padding: i32,
  stride: i32,
  count: i32,
): void {
  const kernel: usize = (kernelHeight * kernelWidth) << 2
  sumTaps(
    w,
    kernel,
    usize(channels) * kernel,
    0,
    dy,
    dx,
    scratch,
    channels,
    outputs,
    outHeight,
    outWidth,
    height,
    width,
    kernelHeight,
    kernelWidth,
    step,
    padding,
    stride,
    count,
    true,
  )
}
