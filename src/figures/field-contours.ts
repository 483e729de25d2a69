/** The contour bands of a field over a plane. */
import { contours } from 'd3-contour'
import type { FieldResult } from '#core/results.ts'
import { rounded } from './lines.ts'

/** Probabilities at which the tone of the paper changes; the one in the middle is the decision boundary. */
export const THRESHOLDS = [0.1, 0.3, 0.5, 0.7, 0.9] as const
export const BOUNDARY = 0.5

/**
 * Cells added on each side, with the value of the nearest cell. Contours close along the edge of their grid: this puts
 * that edge outside the window, where it is clipped, corners and all.
 */
const MARGIN = 3

/** For each threshold the path, in px of a window of this size, around what lies at or above it; outside it may reach beyond. */
export function contourPaths(
  { values, size: [columns, rows] }: Pick<FieldResult, 'values' | 'size'>,
  thresholds: readonly number[],
  width: number,
  height: number,
): string[] {
  const wide = columns + 2 * MARGIN
  const high = rows + 2 * MARGIN
  const padded = new Array<number>(wide * high)
  const inside = (index: number, length: number): number => Math.min(length - 1, Math.max(0, index - MARGIN))
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++)
      // The field's first row is at the bottom, the picture's at the top.
      padded[row * wide + column] = values[(rows - 1 - inside(row, rows)) * columns + inside(column, columns)]!
  const generator = contours().size([wide, high])
  return thresholds.map((threshold) =>
    generator
      .contour(padded, threshold)
      .coordinates.flat()
      .map((ring) => ringPath(ring, width / columns, height / rows))
      .join(''),
  )
}

function ringPath(ring: readonly (readonly number[])[], cellWidth: number, cellHeight: number): string {
  const points = ring.map(([x, y]) => `${rounded((x! - MARGIN) * cellWidth)},${rounded((y! - MARGIN) * cellHeight)}`)
  return `M${points.slice(0, -1).join('L')}Z`
}
