import { joinStrands, keepLanes, storeLanes } from './lanes'

/** Rows longer than the limit are scaled to it; the sum of squares has the strand k mod 4 in lane k. */
export function limitRows(w: usize, limit: usize, rows: i32, length: i32): void {
  const most = f32.load(limit)
  const row: usize = length << 2
  for (; rows > 0; rows--) {
    let strands = f32x4.splat(0)
    for (let k = 0; k < length; k += 4) {
      const v = keepLanes(v128.load(w + (k << 2)), length - k)
      strands = f32x4.add(strands, f32x4.mul(v, v))
    }
    const norm = sqrt<f32>(joinStrands(strands))
    if (norm > most) {
      const factor = f32x4.splat(most / norm)
      for (let k = 0; k < length; k += 4)
        storeLanes(w + (k << 2), f32x4.mul(v128.load(w + (k << 2)), factor), length - k)
    }
    w += row
  }
}
