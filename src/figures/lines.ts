/** Paths of lines and bands, rounded so that every engine writes the same text. */
import { area, line } from 'd3-shape'

/** x and y values of one line, equally long. */
export interface Points {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

type Place = (value: number) => number

/** The decimals of a coordinate in px. */
const DIGITS = 2
const SCALE = 10 ** DIGITS

/** A px coordinate, rounded like those in paths. */
export function rounded(px: number): number {
  return Math.round(px * SCALE) / SCALE
}

/** The path through all finite points from index `from` up to but without index `to`; it breaks at others. */
export function linePath({ x, y }: Points, xPlace: Place, yPlace: Place, from = 0, to = x.length): string {
  const indices = range(from, to)
  const path = line<number>(
    (k) => xPlace(x[k]!),
    (k) => yPlace(y[k]!),
  )
    .defined((k) => Number.isFinite(x[k]!) && Number.isFinite(y[k]!))
    .digits(DIGITS)
  return path(indices) ?? ''
}

/** The closed path between two lines over the same x. */
export function bandPath(
  x: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  xPlace: Place,
  yPlace: Place,
): string {
  const path = area<number>(
    (k) => xPlace(x[k]!),
    (k) => yPlace(low[k]!),
    (k) => yPlace(high[k]!),
  )
    .defined((k) => Number.isFinite(low[k]!) && Number.isFinite(high[k]!))
    .digits(DIGITS)
  return path(range(0, x.length)) ?? ''
}

/** The outline of a histogram over its base; bins without a count leave no line on the base. */
export function stepPath(
  edges: ArrayLike<number>,
  counts: ArrayLike<number>,
  xPlace: Place,
  yPlace: Place,
  base: number,
): string {
  const points: [number, number][] = []
  for (let k = 0; k < counts.length; k++) {
    const y = counts[k]! > 0 ? yPlace(counts[k]!) : Number.NaN
    const [left, right] = [xPlace(edges[k]!), xPlace(edges[k + 1]!)]
    if (!(counts[k - 1]! > 0)) points.push([left, counts[k]! > 0 ? base : Number.NaN])
    points.push([left, y], [right, y])
    if (!(counts[k + 1]! > 0)) points.push([right, counts[k]! > 0 ? base : Number.NaN])
  }
  const path = line()
    .defined(([, y]) => !Number.isNaN(y))
    .digits(DIGITS)
  return path(points) ?? ''
}

/** How many points of an ascending x lie at or before `limit`. */
export function countUpTo(x: ArrayLike<number>, limit: number): number {
  let count = 0
  while (count < x.length && x[count]! <= limit) count++
  return count
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k)
}
