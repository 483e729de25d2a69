import { storeLanes } from './lanes'

/** The mean, or where `maximum` the first NaN or else the first maximum, of what each window has under it. */
export function pool(
  maximum: bool,
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
  const line: usize = stride << 2
  const row: usize = usize(width) * line
  const size = f32x4.splat(<f32>(kernelHeight * kernelWidth))
  for (let i = 0; i < channels; i++)
    for (let r = 0; r < outHeight; r++)
      for (let c = 0; c < outWidth; c++) {
        const corner = x + usize((i * height + r * step) * width + c * step) * line
        for (let b = 0; b < count; b += 4) {
          let left = corner + (b << 2)
          let result = maximum ? v128.load(left) : f32x4.splat(0)
          for (let p = 0; p < kernelHeight; p++) {
            let at = left
            for (let q = 0; q < kernelWidth; q++) {
              const v = v128.load(at)
              // Where the best so far is no NaN, v takes its place if it is larger or NaN.
              result = maximum
                ? v128.bitselect(v, result, v128.andnot(f32x4.eq(result, result), f32x4.le(v, result)))
                : f32x4.add(result, v)
              at += line
            }
            left += row
          }
          storeLanes(y + (b << 2), maximum ? result : f32x4.div(result, size), count - b)
        }
        y += line
      }
}

/** dx, from 0 the windows' shares in index order: dy / n to each value, or where `maximum` dy to the one that won. */
export function poolGradient(
  maximum: bool,
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
  const line: usize = stride << 2
  const row: usize = usize(width) * line
  const size = f32x4.splat(<f32>(kernelHeight * kernelWidth))
  // Where each value is under one window, there is nothing to clear or to add to.
  const once = step === kernelHeight && step === kernelWidth && outHeight * step === height && outWidth * step === width
  for (let l = 0; l < channels * height * width && !once; l++)
    for (let b = 0; b < count; b += 4) storeLanes(dx + usize(l) * line + (b << 2), f32x4.splat(0), count - b)
  for (let i = 0; i < channels; i++)
    for (let r = 0; r < outHeight; r++)
      for (let c = 0; c < outWidth; c++) {
        const corner = usize((i * height + r * step) * width + c * step) * line
        for (let b = 0; b < count; b += 4) {
          let left = corner + (b << 2)
          let share = v128.load(dy + (b << 2))
          const best = maximum ? v128.load(y + (b << 2)) : share
          if (!maximum) share = f32x4.div(share, size)
          for (let p = 0; p < kernelHeight; p++) {
            let at = left
            for (let q = 0; q < kernelWidth; q++) {
              let own = share
              if (maximum) {
                const v = v128.load(x + at)
                const won = v128.or(f32x4.eq(v, best), f32x4.ne(v, v))
                own = v128.and(share, won)
                // What the first has got is gone.
                share = v128.andnot(share, won)
              }
              const before = once ? f32x4.splat(0) : v128.load(dx + at)
              storeLanes(dx + at, f32x4.add(before, own), count - b)
              at += line
            }
            left += row
          }
        }
        y += line
        dy += line
      }
}
