/**
 * The way back through batch normalization, for one unit.
 *
 * @param {number[]} delta the gradient in each output
 * @param {number[]} normalized each value, normalized
 * @param {number} sigma the root of the variance plus epsilon
 * @param {number} gamma
 * @returns {{ x: number[], gamma: number, beta: number }}
 *   the gradients in each value, the scale and the shift
 */
function backward(delta, normalized, sigma, gamma) {
  let along = 0
  let total = 0
  for (let i = 0; i < delta.length; i++) {
    along += delta[i] * normalized[i]
    total += delta[i]
  }
  const count = delta.length
  const x = delta.map((d, i) => (gamma / sigma) * (d - (total + normalized[i] * along) / count))
  return { x, gamma: along, beta: total }
}
