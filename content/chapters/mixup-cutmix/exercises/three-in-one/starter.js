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
  const mixed = batch.map((example) => ({ ...example }))
  for (let i = 0; i < mixed.length; i++) {
    const partner = mixed[order[i]]
    mixed[i].input = mix(mixed[i].input, partner.input)
    mixed[i].label = mix(mixed[i].label, partner.label)
  }
  return mixed
}
