/** Bitmaps of black and white points, and the 8 × 8 counts that the digits of the data set are. */

/** The scans of the data set are 32 × 32 points; each of 8 × 8 blocks of 4 × 4 points became one pixel. */
export const POINTS = 32
export const PIXELS = 8
const BLOCK = POINTS / PIXELS

/** A square of points by rows, 1 where there is ink. */
export interface Bitmap {
  readonly size: number
  readonly points: Uint8Array
}

/** Edges of what has ink, the first inside, the second out; null where nothing has. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How many points have ink. */
export const inkOf = ({ points }: Bitmap): number => points.reduce((sum, point) => sum + point, 0)

/** The smallest box around all ink. */
export function boxOf({ size, points }: Bitmap): Box | null {
  let box: Box | null = null
  points.forEach((point, k) => {
    if (point === 0) return
    const [x, y] = [k % size, Math.floor(k / size)]
    const { left, right, top, bottom } = box ?? { left: x, right: x, top: y, bottom: y }
    box = {
      left: Math.min(left, x),
      right: Math.max(right, x + 1),
      top: Math.min(top, y),
      bottom: Math.max(bottom, y + 1),
    }
  })
  return box
}

/** Mean of the columns of all ink, measured to the middle of each point; NaN where there is none. */
export function centreOf(bitmap: Bitmap): number {
  const sum = bitmap.points.reduce((total, point, k) => total + point * ((k % bitmap.size) + 0.5), 0)
  return sum / inkOf(bitmap)
}

/** How many points are set in each block of a bitmap of 32 × 32: [row][column], 0 to 16. */
export function countBlocks({ points }: Bitmap): Uint8Array {
  const counts = new Uint8Array(PIXELS * PIXELS)
  points.forEach((point, k) => {
    counts[blockAt(k)]! += point
  })
  return counts
}

/** A bitmap that has these counts; in each block the points nearest the middle of the image are set. */
export function blocksOf(counts: ArrayLike<number>): Bitmap {
  const points = new Uint8Array(POINTS * POINTS)
  const left = Uint8Array.from(counts)
  for (const k of MIDDLE_FIRST)
    if (left[blockAt(k)]! > 0) {
      points[k] = 1
      left[blockAt(k)]! -= 1
    }
  return { size: POINTS, points }
}

const blockAt = (k: number) => Math.floor(k / POINTS / BLOCK) * PIXELS + Math.floor((k % POINTS) / BLOCK)

const fromMiddle = (k: number) => {
  const [x, y] = [(k % POINTS) - (POINTS - 1) / 2, Math.floor(k / POINTS) - (POINTS - 1) / 2]
  return x * x + y * y
}
const MIDDLE_FIRST = Array.from({ length: POINTS * POINTS }, (_, k) => k).sort((a, b) => fromMiddle(a) - fromMiddle(b))
