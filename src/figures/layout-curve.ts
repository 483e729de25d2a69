/** The geometry of curves over an axis that is not the step, with intervals where values are means. */
import { type DirectLabel, labelMargin, nameLines, placeLabels } from './direct-labels.ts'
import { layoutPlot, type Plot } from './layout-plot.ts'
import { linePath, rounded } from './lines.ts'
import { closeDomain, createScale, createScaleWithZero, extentOf, valueFormat } from './scales.ts'
import { armOf, hueClass, markerPath, strokeClass } from './strokes.ts'
import type { Curve, CurveChartProps } from './types.ts'

export interface CurveMark {
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
}

export interface DrawnCurve {
  readonly path: string
  readonly hue: string
  readonly stroke: string
  /** The outline of its marks. */
  readonly marker: string
  readonly marks: readonly CurveMark[]
}

export interface CurveLayout {
  readonly plot: Plot
  readonly curves: readonly DrawnCurve[]
  readonly labels: readonly DirectLabel[]
  readonly marker: { readonly x: number; readonly words: string; readonly anchor: 'start' | 'end' } | undefined
}

/** Between the marks of two curves at the same x, in px, so that their intervals do not cover each other. */
const SHIFT = 5

export function layoutCurve({ context, curves, marker }: CurveChartProps, width: number): CurveLayout {
  const axes = curves[0]?.result.axes
  if (!axes) throw new Error('A curve chart needs at least one curve.')
  const xs = curves.map(({ result }) => result.x)
  const isLog = axes[0].scale === 'log'
  const hasZero = isLog && xs.some((x) => x.some((value) => value <= 0))
  const spread = curves.some(hasIntervals)
  const ys = curves.flatMap(({ result, low, high }) => [result.y, low ?? [], high ?? []])
  const inset = spread ? 10 : 0
  const names = nameLines(curves, context, width < 500)
  const yDomain = closeDomain(extentOf(ys, axes[1].scale), axes[1].scale)
  const write = valueFormat(
    ys.flatMap((y) => Array.from(y)),
    axes[1],
    context.format,
  )
  const plot = layoutPlot({
    context,
    width,
    plotHeight: width < 500 ? 190 : 215,
    rightMargin: labelMargin(names, write(yDomain.high), 0.46 * width),
    headroom: marker ? 16 : 0,
    axes,
    yDomain,
    createX: (start, end) =>
      hasZero
        ? createScaleWithZero(extentOf(xs, 'log'), start + inset, end - inset)
        : createScale(axes[0].scale, extentOf(xs, axes[0].scale), start + inset, end - inset),
  })

  const drawn = curves.map((curve, k): DrawnCurve => {
    const { x, y, split } = curve.result
    const shift = hasIntervals(curve) ? (k - (curves.length - 1) / 2) * SHIFT : 0
    const place = (value: number): number => plot.x(value) + shift
    // A logarithmic axis is broken between zero and the rest, and so is the line.
    const first = hasZero ? x.findIndex((value) => value > 0) : 0
    const marks = hasIntervals(curve) ? [...x.keys()] : [...x.keys()].slice(0, first)
    return {
      path: linePath(curve.result, place, plot.y, first < 0 ? x.length : first),
      hue: hueClass(context, curve.arm, split),
      stroke: strokeClass(split),
      marker: markerPath(armOf(context, curve.arm).index, split === 'train' ? 5.5 : 8),
      marks: marks
        .filter((index) => Number.isFinite(y[index]!))
        .map((index) => ({
          x: rounded(place(x[index]!)),
          y: rounded(plot.y(y[index]!)),
          low: rounded(plot.y(curve.low?.[index] ?? y[index]!)),
          high: rounded(plot.y(curve.high?.[index] ?? y[index]!)),
        })),
    }
  })
  const labels = curves.flatMap(({ result: { y, split } }, k): DirectLabel[] => {
    const last = y.findLastIndex(Number.isFinite)
    if (last < 0) return []
    const strong = split !== 'train'
    return [{ ...names[k]!, value: write(y[last]!), hue: drawn[k]!.hue, strong, y: rounded(plot.y(y[last]!)) }]
  })
  return {
    plot,
    curves: drawn,
    labels: placeLabels(labels, width - plot.right, [plot.top, plot.bottom]),
    marker: marker && {
      x: rounded(plot.x(marker.x)),
      words: marker.words,
      anchor: plot.x(marker.x) > (plot.left + plot.right) / 2 ? 'end' : 'start',
    },
  }
}

function hasIntervals({ low, high }: Curve): boolean {
  return low !== undefined && high !== undefined
}
