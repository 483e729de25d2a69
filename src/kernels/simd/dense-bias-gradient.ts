import { joinStrands, keepLanes } from './lanes'

/** db[o] = Σ_b dy[o][b], lane k the strand k. */
export function denseBiasGradient(dy: usize, db: usize, outputs: i32, stride: i32, count: i32): void {
  const row: usize = stride << 2
  for (let o = 0; o < outputs; o++) {
    let strands = f32x4.splat(0)
    let at = dy
    let left = count
    for (; left >= 4; left -= 4) {
      strands = f32x4.add(strands, v128.load(at))
      at += 16
    }
    if (left > 0) strands = f32x4.add(strands, keepLanes(v128.load(at), left))
    f32.store(db, joinStrands(strands))
    dy += row
    db += 4
  }
}
