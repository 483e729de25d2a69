/**
 * The shape is [N, C, H, W], and the values stand in that order, the last axis moving first. Values that agree in all
 * axes that are not among `axes` share a mean and a deviation.
 *
 * @param {number[]} values
 * @param {number[]} shape
 * @param {number[]} axes those that the mean runs over, 0 for N up to 3 for W
 * @param {number} epsilon
 * @returns {number[]}
 */
function normalize(values, shape, axes, epsilon) {
  /** @type {(place: number) => string} */
  const setOf = (place) => {
    let rest = place
    const key = []
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (!axes.includes(axis)) key.push(rest % shape[axis])
      rest = Math.floor(rest / shape[axis])
    }
    return key.join(' ')
  }
  return values.map((x, place) => {
    const shared = values.filter((_, other) => setOf(other) === setOf(place))
    const mean = shared.reduce((sum, value) => sum + value, 0) / shared.length
    const variance = shared.reduce((sum, value) => sum + (value - mean) ** 2, 0) / shared.length
    return (x - mean) / Math.sqrt(variance + epsilon)
  })
}
