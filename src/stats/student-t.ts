/** Student's t distribution, from + − × ÷ √ only: equal to the last bit in every engine. */

/** base^exponent for a whole exponent ≥ 0, by repeated squaring. */
function power(base: number, exponent: number): number {
  let result = 1
  for (let rest = exponent, square = base; rest > 0; rest = Math.floor(rest / 2), square *= square)
    if (rest % 2 === 1) result *= square
  return result
}

/** ∫ f from 0 to `end` by Simpson's rule. */
function integrate(f: (s: number) => number, end: number): number {
  const intervals = 1024
  let sum = f(0) + f(end)
  for (let k = 1; k < intervals; k++) sum += (k % 2 === 1 ? 4 : 2) * f((end * k) / intervals)
  return (sum * end) / (3 * intervals)
}

/**
 * The 97.5 % quantile of Student's t with a whole number ν ≥ 1 of degrees of freedom: the half-width of a 95 % interval
 * in standard errors. Error below 1e-9; throws a RangeError for any other ν.
 *
 * With t = 2√ν s / (1 − s²) the density becomes C(ν) ((1 − s²) / (1 + s²))^(ν − 1) / (1 + s²) on 0 ≤ s < 1, smooth up to
 * the end, with C(1) = 2/π, C(2) = 1, C(ν + 2) = C(ν) (ν + 1) / ν. It falls in s, so its integral is concave and Newton's
 * method from s = 0 climbs to the root from the left without passing it.
 */
export function tQuantile975(degreesOfFreedom: number): number {
  if (!(Number.isInteger(degreesOfFreedom) && degreesOfFreedom >= 1))
    throw new RangeError(`Degrees of freedom are a whole number from 1 on, not ${degreesOfFreedom}.`)
  let constant = degreesOfFreedom % 2 === 1 ? 2 / Math.PI : 1
  for (let nu = degreesOfFreedom % 2 === 1 ? 1 : 2; nu < degreesOfFreedom; nu += 2) constant *= (nu + 1) / nu
  const density = (s: number): number => {
    const square = s * s
    return (constant * power((1 - square) / (1 + square), degreesOfFreedom - 1)) / (1 + square)
  }
  let s = 0
  for (;;) {
    const next = s + (0.475 - integrate(density, s)) / density(s)
    // Only rounding can stop the climb, and it does within a few units in the last place of the root.
    if (!(next > s)) return (2 * Math.sqrt(degreesOfFreedom) * s) / (1 - s * s)
    s = next
  }
}
