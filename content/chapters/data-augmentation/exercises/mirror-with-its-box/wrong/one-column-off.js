/**
 * A mirror image, left to right, of an image and a box in it.
 *
 * @typedef {{ left: number, right: number }} Box
 * @param {number[][]} image rows from top to bottom
 * @param {Box} box its columns, from left up to but not including right
 * @returns {{ image: number[][], box: Box }}
 */
function mirror(image, box) {
  const width = image[0]?.length ?? 0
  return {
    image: image.map((row) => row.toReversed()),
    box: { left: width - 1 - box.right, right: width - 1 - box.left },
  }
}
