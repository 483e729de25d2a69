/** The first of `count` values, `step` apart from `at` on, that no other exceeds; −1 where one is not a number, which is then an error. */
export function largest(values: ArrayLike<number>, at: number, step: number, count: number): number {
  let best = -1
  let value = -Infinity
  for (let k = 0; k < count; k++) {
    const candidate = values[at + k * step]!
    if (candidate !== candidate) return -1
    if (candidate > value) {
      best = k
      value = candidate
    }
  }
  return best
}
