/** The geometry of a decision boundary: its window, and the data in it. */
import type { FieldResult, PointsResult } from '#core/results.ts'
import { rounded } from './lines.ts'

export interface FieldDot {
  readonly x: number
  readonly y: number
  readonly positive: boolean
  readonly flipped: boolean
}

/** Both axes have one scale, so the height follows from the width. Points outside the window are left out. */
export function layoutField(
  field: Pick<FieldResult, 'extent'>,
  points: readonly PointsResult[],
  width: number,
): { readonly height: number; readonly radius: number; readonly dots: readonly FieldDot[] } {
  const [left, right, bottom, top] = field.extent
  const scale = width / (right - left)
  const height = Math.round((top - bottom) * scale)
  const dots: FieldDot[] = []
  for (const { x, y, label, flipped } of points)
    for (let k = 0; label && k < x.length; k++) {
      if (!(x[k]! >= left && x[k]! <= right && y[k]! >= bottom && y[k]! <= top)) continue
      dots.push({
        x: rounded((x[k]! - left) * scale),
        y: rounded((top - y[k]!) * (height / (top - bottom))),
        positive: label[k] === 1,
        flipped: flipped?.[k] === 1,
      })
    }
  return { height, radius: width < 240 ? 2.4 : 3, dots }
}
