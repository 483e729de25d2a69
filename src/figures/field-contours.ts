/** The contours of a field over a plane. */
import { contours } from 'd3-contour'
import type { FieldResult } from '#core/results.ts'
import { rounded } from './lines.ts'
import type { Spot } from './place-label.ts'

/** Probabilities at which the tone of the paper changes; the one in the middle is the decision boundary. */
export const THRESHOLDS = [0.1, 0.3, 0.5, 0.7, 0.9] as const
export const BOUNDARY = 0.5

/**
 * Cells added on each side, where the field goes on as it does between its last two cells: a contour runs straight out of
 * the window. Contours close along the edge of their grid: this puts that edge outside, where it is clipped.
 */
const MARGIN = 3

type Grid = Pick<FieldResult, 'values' | 'size'>

/** For each threshold the path, in px of a window of this size, around what lies at or above it; outside it may reach beyond. */
export function contourPaths(field: Grid, thresholds: readonly number[], width: number, height: number): string[] {
  return contourRings(field, thresholds, width, height).map((rings) => rings.map(ringPath).join(''))
}

/** The same as points, ring by ring; the last of a ring is its first. */
export function contourRings(
  { values, size: [columns, rows] }: Grid,
  thresholds: readonly number[],
  width: number,
  height: number,
): Spot[][][] {
  const wide = columns + 2 * MARGIN
  const high = rows + 2 * MARGIN
  const padded = new Array<number>(wide * high)
  const along = (index: number, length: number, at: (k: number) => number): number => {
    const nearest = Math.min(length - 1, Math.max(0, index))
    const beyond = index - nearest
    if (beyond === 0 || length === 1) return at(nearest)
    return at(nearest) + Math.abs(beyond) * (at(nearest) - at(nearest - Math.sign(beyond)))
  }
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++)
      padded[row * wide + column] = along(row - MARGIN, rows, (fromTop) =>
        // The field's first row is at the bottom, the picture's at the top.
        along(column - MARGIN, columns, (k) => values[(rows - 1 - fromTop) * columns + k]!),
      )
  const generator = contours().size([wide, high])
  const [cellWidth, cellHeight] = [width / columns, height / rows]
  return thresholds.map((threshold) =>
    generator
      .contour(padded, threshold)
      .coordinates.flat()
      .map((ring) =>
        ring.map(([x, y]) => ({ x: rounded((x! - MARGIN) * cellWidth), y: rounded((y! - MARGIN) * cellHeight) })),
      ),
  )
}

function ringPath(ring: readonly Spot[]): string {
  return `M${ring
    .slice(0, -1)
    .map(({ x, y }) => `${x},${y}`)
    .join('L')}Z`
}
