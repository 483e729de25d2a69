/**
 * The label that CutMix gives an image. The box has sides
 * √(1 − κ) of the image's, rounded to whole pixels, begins half
 * a side (rounded down) before its centre, and what hangs over
 * the edge is cut off.
 *
 * @param {number[]} own the label of the image
 * @param {number[]} other the label of the box's image
 * @param {number} kappa the share that was drawn
 * @param {number[]} centre row and column, counted from 0
 * @param {number[]} size height and width in pixels
 * @returns {number[]}
 */
function cutmixLabel(own, other, kappa, centre, size) {
  const [rows, columns] = size.map((length, axis) => {
    const side = Math.round(Math.sqrt(1 - kappa) * length)
    const from = Math.max(0, centre[axis] - Math.floor(side / 2))
    return Math.min(length, from + side) - from
  })
  const pasted = (rows * columns) / (size[0] * size[1])
  return own.map((y, k) => (1 - pasted) * y + pasted * other[k])
}
