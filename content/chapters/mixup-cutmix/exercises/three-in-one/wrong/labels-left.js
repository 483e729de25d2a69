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
  const mixed = batch.map((example) => ({ ...example }))
  for (let i = 0; i < mixed.length; i++) {
    mixed[i].input = mix(batch[i].input, batch[order[i]].input)
    mixed[i].label = mix(mixed[i].label, mixed[order[i]].label)
  }
  return mixed
}
