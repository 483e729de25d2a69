/**
 * Prints the coefficients of `core/functions.ts`: polynomials through Chebyshev nodes, rounded to float32.
 * Run it when a function is added or its degree changes: `node src/cli/fit-functions.ts`.
 */

/** Coefficients, constant first, of the polynomial of this degree through `f` at the Chebyshev nodes of [low, high]. */
function interpolate(f: (x: number) => number, low: number, high: number, degree: number): number[] {
  const nodes = Array.from({ length: degree + 1 }, (_, k) => {
    const c = Math.cos((Math.PI * (2 * k + 1)) / (2 * degree + 2))
    return (low + high) / 2 + ((high - low) / 2) * c
  })
  // Newton's divided differences, then expanded to powers of x.
  const differences = nodes.map(f)
  for (let order = 1; order <= degree; order++)
    for (let k = degree; k >= order; k--)
      differences[k] = (differences[k]! - differences[k - 1]!) / (nodes[k]! - nodes[k - order]!)
  let powers = [differences[degree]!]
  for (let k = degree - 1; k >= 0; k--) {
    const next = [0, ...powers]
    powers.forEach((c, j) => {
      next[j]! -= c * nodes[k]!
    })
    next[0]! += differences[k]!
    powers = next
  }
  return powers
}

/** Σ terms(k)·x^k far enough for double precision on the small intervals used here. */
function series(term: (k: number) => number, x: number): number {
  let sum = 0
  for (let k = 24; k >= 0; k--) sum = sum * x + term(k)
  return sum
}
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
const printCoefficients = (name: string, coefficients: number[]) =>
  console.log(name, coefficients.map((c) => Number(Math.fround(c).toPrecision(9))).join(', '))

const half = Math.LN2 / 2
// e^r = 1 + r + r² P(r)
printCoefficients(
  'EXP',
  interpolate((r) => series((k) => 1 / factorial(k + 2), r), -half, half, 4),
)
// log((1 + s) / (1 - s)) = 2s + s R(s²), R(z) = z (2/3 + 2z/5 + …); printed: R(z) / z
const sMax = (Math.SQRT2 - 1) / (Math.SQRT2 + 1)
printCoefficients(
  'LOG',
  interpolate((z) => series((k) => 2 / (2 * k + 3), z), 0, sMax * sMax, 3),
)
// sin(2πr) = r S(r²), cos(2πr) = C(r²), |r| <= 1/8
const turn = 2 * Math.PI
printCoefficients(
  'SIN',
  interpolate((z) => turn * series((k) => (-1) ** k / factorial(2 * k + 1), turn * turn * z), 0, 1 / 64, 4),
)
printCoefficients(
  'COS',
  interpolate((z) => series((k) => (-1) ** k / factorial(2 * k), turn * turn * z), 0, 1 / 64, 4),
)
