/**
 * Mixup: each example of a batch with a partner from it.
 *
 * @param {{ input: number[], label: number[] }[]} batch
 * @param {number[]} order the index of each one's partner
 * @param {number} kappa the share of the example itself
 * @returns {{ input: number[], label: number[] }[]}
 */
function mixBatch(batch, order, kappa) {
  const rest = 1 - kappa
  /** @type {(a: number[], b: number[]) => number[]} */
  const mix = (a, b) => a.map((x, k) => kappa * x + rest * b[k])
  return batch.map(({ input, label }) => ({
    input: mix(input, input),
    label: mix(label, label),
  }))
}
