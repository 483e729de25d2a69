/** The binomial distribution. */

/**
 * The probability of each count 0 … n of n tries that succeed with probability p < 1 each: from the likeliest count
 * outwards, so that none is lost to underflow.
 */
export function binomial(n: number, p: number): Float64Array {
  const chances = new Float64Array(n + 1)
  const mode = Math.floor((n + 1) * p)
  chances[mode] = 1
  for (let k = mode + 1; k <= n; k++) chances[k] = (chances[k - 1]! * (n - k + 1) * p) / (k * (1 - p))
  for (let k = mode - 1; k >= 0; k--) chances[k] = (chances[k + 1]! * (k + 1) * (1 - p)) / ((n - k) * p)
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map((chance) => chance / total)
}
