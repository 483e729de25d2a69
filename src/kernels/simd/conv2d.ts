import { sumTaps } from './sum-taps'

/** y = w ⋆ x + bias. */
export function conv2d(
  w: usize,
  bias: usize,
  x: usize,
  y: usize,
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
    usize(channels) * kernel,
    kernel,
    bias,
    x,
    y,
    scratch,
    outputs,
    channels,
    height,
    width,
    outHeight,
    outWidth,
    kernelHeight,
    kernelWidth,
    step,
    padding,
    stride,
    count,
    false,
  )
}
