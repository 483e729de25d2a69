import { storeLanes } from './lanes'

/** With c = e limited to ± δ: loss = (Σ c (e − ½ c)) / outputs and dy = c / (outputs · count), four examples at a time. */
export function huber(
  y: usize,
  t: usize,
  losses: usize,
  dy: usize,
  delta: usize,
  outputs: i32,
  stride: i32,
  count: i32,
): void {
  const row: usize = stride << 2
  const end: usize = usize(outputs) * row
  const all = f32x4.splat(<f32>(outputs * count))
  const each = f32x4.splat(<f32>outputs)
  const most = v128.load_splat<f32>(delta)
  const least = f32x4.neg(most)
  for (; count > 0; count -= 4) {
    let loss = f32x4.splat(0)
    for (let k: usize = 0; k < end; k += row) {
      const e = f32x4.sub(v128.load(y + k), v128.load(t + k))
      const notBelow = v128.bitselect(least, e, f32x4.lt(e, least))
      const limited = v128.bitselect(most, notBelow, f32x4.gt(e, most))
      loss = f32x4.add(loss, f32x4.mul(limited, f32x4.sub(e, f32x4.mul(f32x4.splat(0.5), limited))))
      storeLanes(dy + k, f32x4.div(limited, all), count)
    }
    storeLanes(losses, f32x4.div(loss, each), count)
    y += 16
    t += 16
    losses += 16
    dy += 16
  }
}
