import { storeLanes } from './lanes'

/** With e = y − t: loss = (Σ e²) / outputs and dy = (e + e) / (outputs · count), four examples at a time. */
export function squared(y: usize, t: usize, losses: usize, dy: usize, outputs: i32, stride: i32, count: i32): void {
  const row: usize = stride << 2
  const end: usize = usize(outputs) * row
  const all = f32x4.splat(<f32>(outputs * count))
  const each = f32x4.splat(<f32>outputs)
  for (; count > 0; count -= 4) {
    let loss = f32x4.splat(0)
    for (let k: usize = 0; k < end; k += row) {
      const e = f32x4.sub(v128.load(y + k), v128.load(t + k))
      loss = f32x4.add(loss, f32x4.mul(e, e))
      storeLanes(dy + k, f32x4.div(f32x4.add(e, e), all), count)
    }
    storeLanes(losses, f32x4.div(loss, each), count)
    y += 16
    t += 16
    losses += 16
    dy += 16
  }
}
