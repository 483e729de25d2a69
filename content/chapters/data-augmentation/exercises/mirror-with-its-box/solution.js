/**
 * A mirror image, left to right, of an image and a box in it.
 *
 * @param {number[][]} image rows from top to bottom, each from left to right
 * @param {{ left: number, right: number }} box the columns from left up to, but not including, right
 * @returns {{ image: number[][], box: { left: number, right: number } }}
 */
function mirror(image, box) {
  const width = image[0]?.length ?? 0
  return {
    image: image.map((row) => row.toReversed()),
    box: { left: width - box.right, right: width - box.left },
  }
}
