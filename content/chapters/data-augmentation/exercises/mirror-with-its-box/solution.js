/**
 * Mirrors an image, and a box in it, left to right.
 *
 * @typedef {{ left: number, right: number }} Box
 * @param {number[][]} image rows from top to bottom
 * @param {Box} box its columns, from left up to but not
 *   including right
 * @returns {{ image: number[][], box: Box }}
 */
function mirror(image, box) {
  const width = image[0]?.length ?? 0
  const mirrored = image.map((row) => row.toReversed())
  const left = width - box.right
  const right = width - box.left
  return { image: mirrored, box: { left, right } }
}
