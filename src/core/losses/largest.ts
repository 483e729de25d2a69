/** The first output that no other exceeds; −1 where one is not a number, which is then an error. */
export function largest(output: (k: number) => number, outputs: number): number {
  let best = -1
  let value = -Infinity
  for (let k = 0; k < outputs; k++) {
    const candidate = output(k)
    if (candidate !== candidate) return -1
    if (candidate > value) [best, value] = [k, candidate]
  }
  return best
}
