/** The geometry of a quantity over a plane: labelled contours, the paths and points that lie in it. */
import type { PointsResult } from '#core/results.ts'
import { contourLevels } from './contour-levels.ts'
import { contourRings } from './field-contours.ts'
import type { Walk } from './inspect.ts'
import { cellWalks, dotsIn, type FieldDot } from './layout-field.ts'
import { layoutPlot, type Plot } from './layout-plot.ts'
import { linePath, rounded } from './lines.ts'
import { type Box, holds, isWithin, overlap, type Spot } from './place-label.ts'
import { createScale } from './scales.ts'
import { textWidth } from './text-width.ts'
import type { ContourChartProps } from './types.ts'
import { walkOf } from './values.ts'

export interface ContourLabel extends Spot {
  readonly text: string
}

export interface ContoursLayout {
  readonly plot: Plot
  /** In px of the plot's window, as all that follows. */
  readonly contours: readonly string[]
  readonly labels: readonly ContourLabel[]
  readonly paths: readonly { readonly path: string; readonly start: Spot; readonly end: Spot }[]
  readonly dots: readonly FieldDot[]
  readonly walks: () => readonly Walk[]
}

/** Height over width of the window at most and at least; between them both axes have one scale. */
const TALLEST = 0.8
const FLATTEST = 0.5
const LOWEST = 100
const RIGHT_MARGIN = 10
const LABEL = 12

export function layoutContours({ context, field, points = [] }: ContourChartProps, width: number): ContoursLayout {
  const [left, right, bottom, top] = field.extent
  const ratio = Math.min(TALLEST, Math.max(FLATTEST, (top - bottom) / (right - left)))
  const plot = layoutPlot({
    context,
    width,
    plotHeight: Math.max(LOWEST, Math.round((width - 40) * ratio)),
    rightMargin: RIGHT_MARGIN,
    axes: field.axes,
    yDomain: { low: bottom, high: top },
    createX: (start, end) => createScale('linear', { low: left, high: right }, start, end),
  })
  const size = { width: plot.right - plot.left, height: plot.bottom - plot.top }
  const place = {
    x: (value: number): number => rounded(plot.x(value) - plot.left),
    y: (value: number): number => rounded(plot.y(value) - plot.top),
  }
  const isPath = ({ joined, x }: PointsResult): boolean => joined === true && x.length > 0
  const paths = points.filter(isPath)
  const spots = paths.map(({ x, y }) => Array.from(x, (value, k) => ({ x: place.x(value), y: place.y(y[k]!) })))

  const levels = contourLevels(field.values)
  const rings = contourRings(withFinite(field), levels, size.width, size.height)
  const texts = levels.map(context.format.short)
  const taken: Box[] = []
  const labels = rings.flatMap((ofLevel, k): ContourLabel[] => {
    const text = texts[k]!
    const box = labelBox(text, ofLevel, size, taken, spots.flat())
    if (!box) return []
    taken.push(box)
    return [{ text, x: rounded(box.left + box.width / 2), y: rounded(box.top + LABEL - 2) }]
  })
  return {
    plot,
    contours: rings.map((ofLevel) =>
      ofLevel.map((ring) => `M${ring.map(({ x, y }) => `${x},${y}`).join('L')}`).join(''),
    ),
    labels,
    paths: paths.map((result, k) => ({
      path: linePath(result, place.x, place.y),
      start: spots[k]![0]!,
      end: spots[k]!.at(-1)!,
    })),
    dots: dotsIn(field, points, place, context),
    walks: () => [
      ...paths.map((path) => walkOf(path, field.axes, context.labels(path.name), [plot.x, plot.y], context)),
      ...cellWalks(field, { x: (value) => rounded(plot.x(value)), y: (value) => rounded(plot.y(value)) }, context),
    ],
  }
}

/** A loss that is out of bounds stands as high as the highest that is not. */
function withFinite(field: ContourChartProps['field']): Pick<ContourChartProps['field'], 'values' | 'size'> {
  const high = field.values.reduce((most, value) => (Number.isFinite(value) && value > most ? value : most), 0)
  return { size: field.size, values: field.values.map((value) => (Number.isFinite(value) ? value : high)) }
}

/** On the contour, whole within the window, off other labels, and crossing as little of the paths as can be. */
function labelBox(
  text: string,
  rings: readonly (readonly Spot[])[],
  { width, height }: Pick<Box, 'width' | 'height'>,
  taken: readonly Box[],
  drawn: readonly Spot[],
): Box | undefined {
  const size = { width: textWidth(text, LABEL) + 4, height: LABEL + 2 }
  const window = { left: 2, top: 2, width: width - 4, height: height - 4 }
  let best: Box | undefined
  let least = Number.POSITIVE_INFINITY
  for (const ring of rings)
    for (const spot of ring) {
      const box = { left: spot.x - size.width / 2, top: spot.y - size.height / 2, ...size }
      if (!isWithin(box, window) || taken.some((other) => overlap(box, other))) continue
      // Labels gather where the contours run down to the right.
      const far = Math.hypot(width - spot.x, height - spot.y) / (width + height)
      const cost = drawn.filter((one) => holds(box, one)).length + far
      if (cost < least) [best, least] = [box, cost]
    }
  return best
}
