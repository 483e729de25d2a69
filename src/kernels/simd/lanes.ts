/** Parts of vectors: how the last, incomplete vector of a row is stored and summed. */

/** Stores the first `lanes` lanes; 4 or more store the whole vector. */
export function storeLanes(at: usize, v: v128, lanes: usize): void {
  if (lanes >= 4) {
    v128.store(at, v)
    return
  }
  v128.store_lane<f32>(at, v, 0)
  if (lanes > 1) v128.store_lane<f32>(at, v, 1, 4)
  if (lanes > 2) v128.store_lane<f32>(at, v, 2, 8)
}

/** The vector with +0 in all but its first `lanes` lanes: changes no sum that started at +0, for it is never −0. */
export function keepLanes(v: v128, lanes: i32): v128 {
  return v128.and(v, i32x4.gt_s(i32x4.splat(lanes), i32x4(0, 1, 2, 3)))
}

/** The four strands of a sum made one: (s0 + s1) + (s2 + s3). */
export function joinStrands(s: v128): f32 {
  const pairs = f32x4.add(s, v128.shuffle<i32>(s, s, 1, 0, 3, 2))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 2)
}
