/**
 * Inverted dropout of the outputs of a layer.
 *
 * @param {number[]} outputs
 * @param {number} p the probability to be dropped, below 1
 * @param {boolean} training
 * @param {number[]} draws one for each unit, from 0 up to 1
 * @returns {number[]}
 */
function dropout(outputs, p, training, draws) {
  if (!training) return outputs
  return outputs.map((h, j) => (draws[j] < p ? 0 : h))
}
