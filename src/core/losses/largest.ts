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

/** Whether that is the one at `which`; false, too, where a value is not a number. It looks no further than it has to. */
export function isLargest(values: ArrayLike<number>, at: number, step: number, count: number, which: number): boolean {
  const value = values[at + which * step]!
  for (let k = 0; k < which; k++) if (!(values[at + k * step]! < value)) return false
  for (let k = which + 1; k < count; k++) if (!(values[at + k * step]! <= value)) return false
  return value > -Infinity
}
