/** The symmetric beta distribution, from which mixing weights are drawn. */
import { cosSinTurn, exp, log } from './functions.ts'

const f = Math.fround

/**
 * One number from Beta(α, α), α > 0, from two uniform ones on (0, 1): ½ (1 ± √(q / (1 + q))), where
 * q = (u^(−1/α) − 1) cos²(2πv) and the sign is the cosine's. For √(2α q) is the absolute value of a number from
 * Student's distribution with 2α degrees of freedom (Bailey 1994), and t / √(2α + t²) has a symmetric beta on (−1, 1).
 */
export function symmetricBeta(alpha: number, u: number, v: number): number {
  const cosine = cosSinTurn(v)[0]
  const q = (exp(f(-log(u) / alpha)) - 1) * cosine * cosine
  // Written so that an infinite q gives 0 or 1.
  const distance = Math.sqrt(1 / (1 + 1 / q))
  return 0.5 * (1 + (cosine < 0 ? -distance : distance))
}
