/**
 * Batch normalization of one unit: first training, in which running averages are kept, then use.
 *
 * @param {number[][]} batches values of the unit in each batch of training
 * @param {number[][]} requests values of the unit in each request, later
 * @param {number} rho
 * @returns {number[][]} what the layer makes of each request
 */
function serve(batches, requests, rho) {
  const stored = { mean: 0, variance: 1 }
  /** @type {(values: number[], training: boolean) => number[]} */
  const normalize = (values, training) => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length
    const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0)
    if (training) {
      stored.mean = (1 - rho) * stored.mean + rho * mean
      stored.variance = (1 - rho) * stored.variance + (rho * squares) / (values.length - 1)
    }
    const used = training ? { mean, variance: squares / values.length } : stored
    return values.map((x) => (x - used.mean) / Math.sqrt(used.variance + 1e-5))
  }
  for (const batch of batches) normalize(batch, true)
  return requests.map((request) => normalize(request, false))
}
