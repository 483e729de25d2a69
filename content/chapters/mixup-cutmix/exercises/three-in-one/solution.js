/**
 * Mixup: each example of a batch with a partner of the same batch.
 *
 * @param {{ input: number[], label: number[] }[]} batch
 * @param {number[]} order for each example, the index of its partner
 * @param {number} kappa the share of the example itself
 * @returns {{ input: number[], label: number[] }[]}
 */
function mixBatch(batch, order, kappa) {
  /** @type {(own: number[], partner: number[]) => number[]} */
  const mix = (own, partner) => own.map((value, k) => kappa * value + (1 - kappa) * partner[k])
  return batch.map((example, i) => {
    const partner = batch[order[i]]
    return { input: mix(example.input, partner.input), label: mix(example.label, partner.label) }
  })
}
