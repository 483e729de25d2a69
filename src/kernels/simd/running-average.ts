import { storeLanes } from './lanes'

/** running = (1 − rate) · running + rate · new, a variance of n numbers times n / (n − 1). */
export function runningAverage(running: usize, fresh: usize, rate: usize, length: i32, area: i32, count: i32): void {
  const n: f32 = <f32>(area * count)
  let take = f32.load(rate)
  const keep = f32x4.splat(1 - take)
  if (area) take *= n / (n - 1)
  for (; length > 0; length -= 4) {
    const kept = f32x4.mul(keep, v128.load(running))
    storeLanes(running, f32x4.add(kept, f32x4.mul(f32x4.splat(take), v128.load(fresh))), length)
    running += 16
    fresh += 16
  }
}
