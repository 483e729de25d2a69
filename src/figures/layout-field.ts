/** The geometry of a decision boundary: its window, what the network says in it, and the data. */
import type { FieldResult, PointsResult } from '#core/results.ts'
import { BOUNDARY, contourPaths, THRESHOLDS } from './field-contours.ts'
import type { Walk } from './inspect.ts'
import { rounded } from './lines.ts'
import { extentOf } from './scales.ts'
import type { FigureContext } from './types.ts'
import { after, className, namedValue, placeText } from './values.ts'

export interface FieldDot {
  readonly x: number
  readonly y: number
  /** Its class. */
  readonly label: number
  readonly flipped: boolean
  /** Of no split beside examples that are of one: what the techniques made of them. */
  readonly made: boolean
  readonly say: () => string
}

export interface FieldLayout {
  readonly height: number
  readonly radius: number
  readonly dots: readonly FieldDot[]
  /** From the back to the front; the tone is the number of a paper tone. */
  readonly bands: readonly { readonly path: string; readonly tone: number }[]
  /** Where the decision changes. */
  readonly boundaries: readonly string[]
  readonly walks: () => readonly Walk[]
}

/** Tones of the paper, 0 to 5. */
const LAST_TONE = 5

/** Both axes have one scale, so the height follows from the width. Points outside the window are left out. */
export function layoutField(
  context: FigureContext,
  field: FieldResult,
  points: readonly PointsResult[],
  width: number,
): FieldLayout {
  const [left, right, bottom, top] = field.extent
  const height = Math.round(((top - bottom) * width) / (right - left))
  const place = {
    x: (value: number): number => rounded(((value - left) * width) / (right - left)),
    y: (value: number): number => rounded(((top - value) * height) / (top - bottom)),
  }
  const dots = dotsIn(field, points, place, context)
  const { bands, boundaries } =
    field.quantity.id === 'class' ? classRegions(field, width, height) : tonesOf(field, width, height)
  return {
    height,
    radius: width < 240 ? 2.4 : 3,
    dots,
    bands,
    boundaries,
    walks: () => [dots.toSorted((a, b) => a.x - b.x), ...cellWalks(field, place, context)],
  }
}

interface Placing {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

/** The classified points that lie in a field's window. */
export function dotsIn(
  { extent: [left, right, bottom, top] }: Pick<FieldResult, 'extent'>,
  points: readonly PointsResult[],
  place: Placing,
  context: FigureContext,
): FieldDot[] {
  const hasSplits = points.some(({ split }) => split !== undefined)
  return points.flatMap(({ name, split, x, y, label, flipped, axes }) =>
    !label
      ? []
      : Array.from(x.keys())
          .filter((k) => x[k]! >= left && x[k]! <= right && y[k]! >= bottom && y[k]! <= top)
          .map((k) => ({
            x: place.x(x[k]!),
            y: place.y(y[k]!),
            label: label[k]!,
            flipped: flipped?.[k] === 1,
            made: hasSplits && split === undefined,
            say: () =>
              [
                after(context.labels(name), placeText(x[k]!, y[k]!, axes, context)),
                className(label, k, context),
                ...(flipped?.[k] === 1 ? [context.labels('flipped-label')] : []),
              ].join(', '),
          })),
  )
}

/** The cells of a field, row by row from the top. */
export function cellWalks(
  { values, size: [columns, rows], extent: [left, right, bottom, top], axes, quantity }: FieldResult,
  place: Placing,
  context: FigureContext,
): Walk[] {
  const [cellWidth, cellHeight] = [(right - left) / columns, (top - bottom) / rows]
  const size = [
    Math.abs(place.x(left + cellWidth) - place.x(left)),
    Math.abs(place.y(bottom + cellHeight) - place.y(bottom)),
  ] as const
  const sayValue = (value: number): string =>
    quantity.id === 'class' ? context.labels(`class-${value}`) : namedValue(value, quantity, context)
  return Array.from({ length: rows }, (_, fromTop) => {
    const row = rows - 1 - fromTop
    const y = bottom + (row + 0.5) * cellHeight
    return Array.from({ length: columns }, (_, column) => {
      const x = left + (column + 0.5) * cellWidth
      return {
        x: place.x(x),
        y: place.y(y),
        size,
        say: () => `${placeText(x, y, axes, context)}: ${sayValue(values[row * columns + column]!)}`,
      }
    })
  })
}

/** A probability: darker where it is higher. */
function tonesOf(field: FieldResult, width: number, height: number): Pick<FieldLayout, 'bands' | 'boundaries'> {
  const paths = contourPaths(field, THRESHOLDS, width, height)
  return {
    bands: paths.map((path, k) => ({ path, tone: k + 1 })),
    boundaries: [paths[THRESHOLDS.indexOf(BOUNDARY)]!],
  }
}

/** The mean with the neighbours, by weights 1, 2, 1 along both axes: a boundary that goes from cell to cell has no steps. */
function smoothed(values: Float32Array, [columns, rows]: readonly [number, number]): Float32Array {
  const along = (of: Float32Array, step: number, length: number, indexOf: (k: number) => number) =>
    of.map((value, k) => {
      const index = indexOf(k)
      return (of[index > 0 ? k - step : k]! + 2 * value + of[index < length - 1 ? k + step : k]!) / 4
    })
  const across = along(values, 1, columns, (k) => k % columns)
  return along(across, columns, rows, (k) => Math.floor(k / columns))
}

/** A tone for each class that occurs, from paper to the darkest. */
function classRegions(field: FieldResult, width: number, height: number): Pick<FieldLayout, 'bands' | 'boundaries'> {
  const last = extentOf([field.values]).high
  const regions = [...new Set(field.values)]
    .filter((label) => label > 0)
    .sort((a, b) => a - b)
    .map((label) => {
      const values = smoothed(
        field.values.map((value) => Number(value === label)),
        field.size,
      )
      return { path: contourPaths({ ...field, values }, [BOUNDARY], width, height)[0]!, label }
    })
  return {
    bands: regions.map(({ path, label }) => ({ path, tone: Math.round((LAST_TONE * label) / last) })),
    boundaries: regions.map(({ path }) => path),
  }
}
