/** How many places, every `by`-th from this one on, have the same taps. */
export function alike(at: i32, size: i32, outSize: i32, kernel: i32, step: i32, padding: i32, transposed: bool): i32 {
  const first = firstTap(at, size, step, padding, transposed)
  const last = lastTap(at, size, kernel, step, padding, transposed)
  const by = transposed ? step : 1
  let places = 1
  for (let next = at + by; next < outSize; next += by) {
    if (firstTap(next, size, step, padding, transposed) !== first) break
    if (lastTap(next, size, kernel, step, padding, transposed) !== last) break
    places++
  }
  return places
}

/**
 * The taps of a row or column that read one, from the first to the last. Tap p of row r reads row r step + p − padding;
 * or, where `transposed`, row (r + padding − p) / step, and only every `step`-th tap from the first on reads any.
 */
export function firstTap(at: i32, size: i32, step: i32, padding: i32, transposed: bool): i32 {
  return transposed ? max((at + padding) % step, at + padding - (size - 1) * step) : max(0, padding - at * step)
}

export function lastTap(at: i32, size: i32, kernel: i32, step: i32, padding: i32, transposed: bool): i32 {
  return min(kernel - 1, transposed ? at + padding : size - 1 + padding - at * step)
}

/** The row or column that a tap reads. */
export function lineUnder(at: i32, tap: i32, step: i32, padding: i32, transposed: bool): i32 {
  return transposed ? (at + padding - tap) / step : at * step - padding + tap
}
