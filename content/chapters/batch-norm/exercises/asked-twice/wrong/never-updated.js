/**
 * Batch normalization of one unit: first training, in which
 * running averages are kept, then use.
 *
 * @param {number[][]} batches values of the unit in training
 * @param {number[][]} requests values of the unit in use
 * @param {number} rho
 * @returns {number[][]} what the layer makes of each request
 */
function serve(batches, requests, rho) {
  const stored = { mean: 0, variance: 1 }
  /**
   * @param {number[]} values
   * @param {boolean} training
   */
  const normalize = (values, training) => {
    const count = values.length
    const total = values.reduce((sum, x) => sum + x, 0)
    const mean = total / count
    const squares = values.map((x) => (x - mean) ** 2)
    const spread = squares.reduce((sum, x) => sum + x, 0)
    const variance = spread / count
    const used = training ? { mean, variance } : stored
    const sigma = Math.sqrt(used.variance + 1e-5)
    return values.map((x) => (x - used.mean) / sigma)
  }
  for (const batch of batches) normalize(batch, true)
  return requests.map((request) => normalize(request, false))
}
