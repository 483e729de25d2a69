/**
 * Prints the coefficients of `core/functions.ts`: polynomials, and ratios of them, through Chebyshev nodes, rounded to
 * float32.
 * Run it when a function is added or its degree changes: `node src/cli/fit-functions.ts`.
 */

/** Chebyshev's nodes: where a polynomial through so many values strays least in between. */
const nodesOf = (low: number, high: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => {
    const c = Math.cos((Math.PI * (2 * k + 1)) / (2 * count))
    return (low + high) / 2 + ((high - low) / 2) * c
  })

/** Coefficients, constant first, of the polynomial of this degree through `f` at the Chebyshev nodes of [low, high]. */
function interpolate(f: (x: number) => number, low: number, high: number, degree: number): number[] {
  const nodes = nodesOf(low, high, degree + 1)
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

/**
 * Coefficients of P and Q, both of this degree and with constant 1, such that `slope` · x P(x²) / Q(x²) goes through the
 * odd function `f` at the Chebyshev nodes of [0, high] and has its slope at 0.
 */
function ratio(f: (x: number) => number, slope: number, high: number, degree: number): [number[], number[]] {
  // In z = (x / high)², for the powers of x² are of very different sizes: P(z) − y Q(z) = 0, y = f(x) / (slope · x).
  const equations = nodesOf(0, high, 2 * degree).map((x) => {
    const y = f(x) / (slope * x)
    const powers = Array.from({ length: degree }, (_, k) => (x / high) ** (2 * k + 2))
    return [...powers, ...powers.map((power) => -y * power), y - 1]
  })
  const scaled = solve(equations).map((c, k) => c / high ** (2 * (k % degree) + 2))
  return [
    [1, ...scaled.slice(0, degree)],
    [1, ...scaled.slice(degree)],
  ]
}

/** Solves linear equations, each given as its coefficients and then its right side, by elimination with pivots. */
function solve(equations: number[][]): number[] {
  const n = equations.length
  for (let column = 0; column < n; column++) {
    const rest = equations.slice(column)
    const pivot = rest.reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best))
    equations = [...equations.slice(0, column), pivot, ...rest.filter((row) => row !== pivot)]
    equations = equations.map((row) =>
      row === pivot ? row : row.map((entry, k) => entry - (row[column]! / pivot[column]!) * pivot[k]!),
    )
  }
  return equations.map((row, k) => row[n]! / row[k]!)
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

/** 2/√π e^−x² Σ (2x²)^k x / (1 · 3 · … · (2k + 1)): all terms are positive, so nothing cancels. */
function erf(x: number): number {
  let term = x
  let sum = x
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1)
    sum += term
  }
  return ERF_SLOPE * Math.exp(-x * x) * sum
}
const ERF_SLOPE = 2 / Math.sqrt(Math.PI)

// tanh x = x P(x²) / Q(x²); from 9 on it is 1 in float32
const [tanhAbove, tanhBelow] = ratio(Math.tanh, 1, 9, 4)
printCoefficients('TANH above', tanhAbove)
printCoefficients('TANH below', tanhBelow)
// erf likewise, from 3.95 on
const [erfAbove, erfBelow] = ratio(erf, ERF_SLOPE, 3.95, 5)
printCoefficients(
  'ERF above',
  erfAbove.map((c) => ERF_SLOPE * c),
)
printCoefficients('ERF below', erfBelow)
