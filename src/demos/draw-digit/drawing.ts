/** What a reader draws: strokes on a square whose side is 1. */
import type { Bitmap } from './bitmap.ts'

export type Point = readonly [x: number, y: number]
export type Stroke = readonly Point[]

/** The strokes in ink: every point of the bitmap whose middle is no farther from a stroke than the radius of the pen. */
export function rasterise(strokes: readonly Stroke[], radius: number, size: number): Bitmap {
  const points = new Uint8Array(size * size)
  const within = (x: number) => Math.max(0, Math.min(size, Math.round(x * size)))
  for (const stroke of strokes)
    stroke.forEach((from, k) => {
      const to = stroke[k + 1] ?? from
      const [left, right] = [Math.min(from[0], to[0]) - radius, Math.max(from[0], to[0]) + radius]
      const [top, bottom] = [Math.min(from[1], to[1]) - radius, Math.max(from[1], to[1]) + radius]
      for (let row = within(top); row < within(bottom); row++)
        for (let column = within(left); column < within(right); column++)
          if (distanceSquared([(column + 0.5) / size, (row + 0.5) / size], from, to) <= radius * radius)
            points[row * size + column] = 1
    })
  return { size, points }
}

/** From a point to the nearest of a line between two. */
function distanceSquared([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [across, down] = [x1 - x0, y1 - y0]
  const length = across * across + down * down
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * across + (y - y0) * down) / length))
  const [dx, dy] = [x - x0 - share * across, y - y0 - share * down]
  return dx * dx + dy * dy
}
