/**
 * How far many fits are off on average, and how far they are from each other, both in the mean over places.
 *
 * @param {{ truth: number, fits: number[] }[]} places what is true at each place, and what each fit says there
 * @returns {{ biasSquare: number, variance: number }}
 */
function biasVariance(places) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    biasSquare: mean(places.map(({ truth, fits }) => (mean(fits) - truth) ** 2)),
    variance: mean(places.map(({ fits }) => mean(fits.map((fit) => (fit - mean(fits)) ** 2)))),
  }
}
