/**
 * A drawing made into an image like those of the data set: cropped, scaled and centred to their statistics, in a pen
 * that leaves as much ink, then counted in blocks of 4 × 4 points.
 */
import { type Bitmap, boxOf, centreOf, countBlocks, inkOf, POINTS } from './bitmap.ts'
import { rasterise, type Stroke } from './drawing.ts'
import type { DigitStatistics } from './statistics.ts'

/** Points along the side of the bitmap on which a drawing is made before it is scaled. */
const FINE = 96
/** A digit is made at most so many times as wide as its height alone would make it: a 1 is to stay one. */
const WIDEST = 2
const RADII: readonly [number, number] = [0.005, 0.3]
const HALVINGS = 7

/** The bitmap of 32 × 32 points with the size and place of a digit of the data; empty for one without ink. */
export function placeAsData(bitmap: Bitmap, statistics: DigitStatistics): Bitmap {
  const box = boxOf(bitmap)
  if (!box) return { size: POINTS, points: new Uint8Array(POINTS * POINTS) }
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const down = statistics.height / height
  const [narrowest, widest] = statistics.width
  const across = Math.min(Math.max(down, narrowest / width), WIDEST * down, widest / width)
  const top = (POINTS - statistics.height) / 2
  const wished = statistics.centre - (centreOf(bitmap) - box.left) * across
  const left = Math.max(0, Math.min(POINTS - width * across, wished))
  const points = Uint8Array.from({ length: POINTS * POINTS }, (_, k) => {
    const column = Math.floor(((k % POINTS) + 0.5 - left) / across)
    const row = Math.floor((Math.floor(k / POINTS) + 0.5 - top) / down)
    const inside = column >= 0 && column < width && row >= 0 && row < height
    return inside ? bitmap.points[(box.top + row) * bitmap.size + box.left + column]! : 0
  })
  return { size: POINTS, points }
}

/** The counts of a drawing, [row][column], 0 to 16; all 0 for an empty one. */
export function imageOfDrawing(strokes: readonly Stroke[], statistics: DigitStatistics): Uint8Array {
  const drawn = (radius: number) => placeAsData(rasterise(strokes, radius, FINE), statistics)
  let [thin, thick] = RADII
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (thin + thick) / 2
    if (inkOf(drawn(middle)) < statistics.ink) thin = middle
    else thick = middle
  }
  return countBlocks(drawn(thick))
}
