/**
 * The shape is [N, C, H, W], and the values stand in that
 * order, the last axis moving first. Values that agree in
 * all axes that are not among `axes` share a mean and a
 * deviation.
 *
 * @param {number[]} values
 * @param {number[]} shape
 * @param {number[]} axes those to average over, from 0 for N
 * @param {number} epsilon
 * @returns {number[]}
 */
function normalize(values, shape, axes, epsilon) {
  /** @type {(list: number[]) => number} */
  const meanOf = (list) => {
    const sum = list.reduce((a, b) => a + b, 0)
    return sum / list.length
  }
  return values.map((x) => {
    const shared = values
    const mean = meanOf(shared)
    const squares = shared.map((y) => (y - mean) ** 2)
    const variance = meanOf(squares)
    return (x - mean) / Math.sqrt(variance + epsilon)
  })
}
