/** A grid of cells over a window of the plane. */
import type { Examples } from '../data/data.ts'
import type { PointsResult } from '../results.ts'

export type Window = readonly [left: number, right: number, bottom: number, top: number]

/** Centres of the cells, [row][column][2], the first row at the bottom. */
export function cellCentres([left, right, bottom, top]: Window, columns: number, rows: number): Float32Array {
  const centres = new Float32Array(columns * rows * 2)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = 2 * (row * columns + column)
      centres[at] = left + ((right - left) * (column + 0.5)) / columns
      centres[at + 1] = bottom + ((top - bottom) * (row + 0.5)) / rows
    }
  return centres
}

export const inputAxes = [{ id: 'input-1' }, { id: 'input-2' }] as const

/** The training examples in the plane, with their classes. */
export const trainingPoints = ({ count, inputs, labels, flipped }: Examples): PointsResult => ({
  shape: 'points',
  name: 'examples',
  split: 'train',
  x: Float64Array.from({ length: count }, (_, k) => inputs[2 * k]!),
  y: Float64Array.from({ length: count }, (_, k) => inputs[2 * k + 1]!),
  label: labels,
  flipped,
  axes: inputAxes,
})
