import { storeLanes } from './lanes'
import { normalized } from './normalize'

/** dx = scale · inverse · ((dy − dshift / n) − x̂ · dscale / n). */
export function batchNormalizeInputGradient(
  x: usize,
  mean: usize,
  inverse: usize,
  scale: usize,
  dy: usize,
  dscale: usize,
  dshift: usize,
  dx: usize,
  channels: i32,
  area: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const n: f32 = <f32>(area * count)
  for (let channel: usize = 0; channel < usize(channels) << 2; channel += 4) {
    const means = v128.load_splat<f32>(mean + channel)
    const inverses = v128.load_splat<f32>(inverse + channel)
    const factor = f32x4.mul(v128.load_splat<f32>(scale + channel), inverses)
    const shared = f32x4.splat(f32.load(dshift + channel) / n)
    const along = f32x4.splat(f32.load(dscale + channel) / n)
    for (let r = 0; r < area; r++) {
      for (let b = 0; b < count; b += 4) {
        const at: usize = b << 2
        const unscaled = normalized(v128.load(x + at), means, inverses)
        const own = f32x4.sub(v128.load(dy + at), shared)
        storeLanes(dx + at, f32x4.mul(factor, f32x4.sub(own, f32x4.mul(unscaled, along))), count - b)
      }
      x += row
      dy += row
      dx += row
    }
  }
}
