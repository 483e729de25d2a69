/**
 * The way back through batch normalization, for one unit.
 *
 * @param {number[]} delta the gradient in each output
 * @param {number[]} normalized each value, normalized
 * @param {number} sigma the root of the variance plus epsilon
 * @param {number} gamma
 * @returns {{ x: number[], gamma: number, beta: number }} the gradient in each value, the scale and the shift
 */
function backward(delta, normalized, sigma, gamma) {
  const beta = delta.reduce((sum, d) => sum + d, 0)
  const scale = delta.reduce((sum, d, i) => sum + d * normalized[i], 0)
  return { x: delta.map((d, i) => (gamma / sigma) * d), gamma: scale, beta }
}
