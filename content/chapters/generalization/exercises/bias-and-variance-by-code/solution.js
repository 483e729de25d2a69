/** @param {number[]} values */
function mean(values) {
  const total = values.reduce((sum, value) => sum + value, 0)
  return total / values.length
}

/**
 * How far many fits are off on average, and how far they are
 * from each other, both in the mean over places.
 *
 * @param {{ truth: number, fits: number[] }[]} places what is
 *   true at each place, and what each fit says there
 * @returns {{ biasSquare: number, variance: number }}
 */
function biasVariance(places) {
  let biasSquare = 0
  let variance = 0
  for (const { truth, fits } of places) {
    const middle = mean(fits)
    biasSquare += (middle - truth) ** 2 / places.length
    const squares = fits.map((fit) => (fit - middle) ** 2)
    variance += mean(squares) / places.length
  }
  return { biasSquare, variance }
}
