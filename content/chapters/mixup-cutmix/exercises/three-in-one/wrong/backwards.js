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
  for (let i = mixed.length - 1; i >= 0; i--) {
    const partner = mixed[order[i]]
    mixed[i].input = mix(mixed[i].input, partner.input)
    mixed[i].label = mix(mixed[i].label, partner.label)
  }
  return mixed
}
