import { joinStrands, keepLanes } from './lanes'

/** db = Σ dy over the area and the batch, lane k the strand k; four outputs at a time, for no sum to wait. */
export function conv2dBiasGradient(dy: usize, db: usize, outputs: i32, area: i32, stride: i32, count: i32): void {
  const line: usize = stride << 2
  const plane: usize = usize(area) * line
  for (let o = 0; o < outputs; o += 4) {
    // Outputs past the last are the last one again, computed and stored twice to the same bits.
    const o1: usize = min(1, outputs - 1 - o)
    const o2: usize = min(2, outputs - 1 - o)
    const o3: usize = min(3, outputs - 1 - o)
    let sum0 = f32x4.splat(0)
    let sum1 = f32x4.splat(0)
    let sum2 = f32x4.splat(0)
    let sum3 = f32x4.splat(0)
    let place = dy + usize(o) * plane
    for (let n = 0; n < area; n++) {
      for (let b = 0; b < count; b += 4) {
        const at = place + (b << 2)
        let v0 = v128.load(at)
        let v1 = v128.load(at + o1 * plane)
        let v2 = v128.load(at + o2 * plane)
        let v3 = v128.load(at + o3 * plane)
        if (b + 4 > count) {
          v0 = keepLanes(v0, count - b)
          v1 = keepLanes(v1, count - b)
          v2 = keepLanes(v2, count - b)
          v3 = keepLanes(v3, count - b)
        }
        sum0 = f32x4.add(sum0, v0)
        sum1 = f32x4.add(sum1, v1)
        sum2 = f32x4.add(sum2, v2)
        sum3 = f32x4.add(sum3, v3)
      }
      place += line
    }
    const to = db + (o << 2)
    f32.store(to, joinStrands(sum0))
    f32.store(to + (o1 << 2), joinStrands(sum1))
    f32.store(to + (o2 << 2), joinStrands(sum2))
    f32.store(to + (o3 << 2), joinStrands(sum3))
  }
}
