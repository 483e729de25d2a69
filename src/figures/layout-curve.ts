/** The geometry of curves over an axis that is not the step, with intervals where values are means. */
import { type DirectLabel, labelRoom, lineName, nameLines, type PlacedLabel, placeLabels } from './direct-labels.ts'
import { distinct } from './group-shapes.ts'
import type { Walk } from './inspect.ts'
import { TICK_SIZE } from './layout-axis.ts'
import { layoutPlot, type Plot } from './layout-plot.ts'
import { linePath, rounded } from './lines.ts'
import { type Box, dense, placeLabel, type Spot } from './place-label.ts'
import { closeDomain, createScale, createScaleWithZero, extentOf, valueFormat } from './scales.ts'
import { armOf, hueClass, kindStroke, markerPath, strokeClass } from './strokes.ts'
import { textWidth } from './text-width.ts'
import type { Curve, CurveChartProps, OfArm } from './types.ts'
import { walkOf } from './values.ts'

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
  readonly labels: readonly PlacedLabel[]
  readonly marker: { readonly x: number; readonly words: string; readonly anchor: 'start' | 'end' } | undefined
  /** Points that share the axes, each set with the outline of its marks. */
  readonly dots: readonly {
    readonly hue: string
    readonly marker: string
    readonly at: readonly Spot[]
  }[]
  /** Of single points. */
  readonly names: readonly (Spot & { readonly text: string })[]
  readonly walks: () => readonly Walk[]
}

const NAMELESS = { name: '', detail: '' }
/** Between the marks of two curves at the same x, in px, so that their intervals do not cover each other. */
const SHIFT = 5
/** Px between the points that stand for a line when names are placed. */
const DENSITY = 3

export function layoutCurve(props: CurveChartProps, width: number): CurveLayout {
  const { context, marker } = props
  // What all arms have seen is drawn once, and in ink.
  const { firsts: points, isShared } = distinct(props.points ?? [])
  const curves = props.curves.filter(isFirstOfReference)
  const axes = curves[0]?.result.axes
  if (!axes) throw new Error('A curve chart needs at least one curve.')
  const xs = [...curves, ...points].map(({ result }) => result.x)
  const isLog = axes[0].scale === 'log'
  const hasZero = isLog && xs.some((x) => x.some((value) => value <= 0))
  const spread = curves.some(hasIntervals)
  const ys = [
    ...curves.flatMap(({ result, low, high }) => [result.y, low ?? [], high ?? []]),
    ...points.map(({ result }) => result.y),
  ]
  const inset = spread ? 10 : 0
  const compared = curves.filter(({ result }) => !result.reference)
  const named = nameLines(compared, context, width < 500)
  const isAlone = compared.length === 1 && context.arms.length === 1
  const kinds = [...new Set(compared.filter(({ result }) => result.split === undefined).map(kindOf))]
  const toldByStroke = (curve: Curve): boolean =>
    kinds.length > 1 && curve.result.split === undefined && !curve.result.reference
  const strokeOf = (curve: Curve): string => {
    if (curve.result.reference) return 'stroke-reference'
    return toldByStroke(curve) ? kindStroke(kinds.indexOf(kindOf(curve))) : strokeClass(curve.result.split)
  }
  const names = curves.map((curve) => {
    if (curve.result.reference) return { name: context.labels(curve.result.name), detail: '' }
    // A lone curve is named by its title.
    if (isAlone && curve.result.split === undefined) return NAMELESS
    return { ...named[compared.indexOf(curve)]!, stroke: toldByStroke(curve) ? strokeOf(curve) : undefined }
  })
  const yDomain = closeDomain(extentOf(ys, axes[1].scale), axes[1].scale)
  const write = valueFormat(
    ys.flatMap((y) => Array.from(y)),
    axes[1],
    context.format,
  )
  const room = labelRoom(names, longestOf(ys, write), width)
  const plot = layoutPlot({
    context,
    width,
    plotHeight: Math.max(width < 500 ? 190 : 215, room.height),
    rightMargin: room.margin,
    headroom: marker ? 16 : 0,
    axes,
    yDomain,
    createX: (start, end) =>
      hasZero
        ? createScaleWithZero(extentOf(xs, 'log'), start + inset, end - inset)
        : createScale(axes[0].scale, extentOf(xs, axes[0].scale), start + inset, end - inset),
  })
  const placeIn = (k: number) => {
    const shift = hasIntervals(curves[k]!) ? (k - (curves.length - 1) / 2) * SHIFT : 0
    return (value: number): number => plot.x(value) + shift
  }

  const drawn = curves.map((curve, k): DrawnCurve => {
    const { x, y, split, reference } = curve.result
    const place = placeIn(k)
    // A logarithmic axis is broken between zero and the rest, and so is the line.
    const first = hasZero ? x.findIndex((value) => value > 0) : 0
    // A line through one point cannot be seen.
    const marks = hasIntervals(curve) || x.length === 1 ? [...x.keys()] : [...x.keys()].slice(0, first)
    return {
      path: linePath(curve.result, place, plot.y, first < 0 ? x.length : first),
      hue: reference ? 'hue-rest' : hueClass(context, curve.arm, split),
      stroke: strokeOf(curve),
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
  const labels = curves.flatMap(({ result }, k): DirectLabel[] => {
    const { y, split, reference } = result
    const last = y.findLastIndex(Number.isFinite)
    if (last < 0) return []
    const at = {
      y: rounded(plot.y(y[last]!)),
      value: reference ? '' : write(y[last]!),
      symbol: context.symbol?.(result),
    }
    return [{ ...names[k]!, ...at, hue: reference ? '' : drawn[k]!.hue, strong: split !== 'train' && !reference }]
  })
  const obstacles = [
    ...curves.map(({ result: { x, y } }, k) =>
      Array.from(x, (value, at) => ({ x: placeIn(k)(value), y: plot.y(y[at]!) })),
    ),
    ...(marker ? [[plot.top, plot.bottom].map((y) => ({ x: plot.x(marker.x), y }))] : []),
  ].flatMap((spots) => dense(spots.filter(isFinitePlace), DENSITY))
  const dots = points.map((set) => {
    const {
      arm,
      result: { x, y, split },
    } = set
    return {
      hue: isShared(set) ? 'hue-ink' : hueClass(context, arm, split),
      marker: markerPath(isShared(set) ? 0 : armOf(context, arm).index, x.length > 1 ? 5.5 : 8),
      at: Array.from(x, (value, k) => ({ x: rounded(plot.x(value)), y: rounded(plot.y(y[k]!)) })).filter(isFinitePlace),
    }
  })
  const window = { left: plot.left, top: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top }
  const taken: Box[] = dots.flatMap(({ at }) =>
    at.map(({ x, y }) => ({ left: x - 5, top: y - 5, width: 10, height: 10 })),
  )
  const dotNames = dots.flatMap(({ at }, k) => {
    const { name, x } = points[k]!.result
    if (x.length !== 1 || at.length === 0) return []
    const text = context.labels(name)
    const box = placeLabel({ width: textWidth(text, TICK_SIZE), height: TICK_SIZE + 2 }, at, window, taken, obstacles)
    taken.push(box)
    return [{ text, x: rounded(box.left), y: rounded(box.top + 11.5) }]
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
    dots,
    names: dotNames,
    walks: () => [
      ...points.map(({ result }) => walkOf(result, axes, context.labels(result.name), [plot.x, plot.y], context)),
      ...curves.map(({ result }, k) => walkOf(result, axes, lineName(names[k]!), [placeIn(k), plot.y], context)),
    ],
  }
}

function longestOf(lists: readonly ArrayLike<number>[], write: (value: number) => string): string {
  const texts = lists.flatMap((list) => Array.from(list).filter(Number.isFinite).map(write))
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '')
}

/** What a curve is of, whichever its arm. */
const kindOf = ({ result: { name, of } }: Curve): string => `${name} ${of}`

const isFinitePlace = ({ x, y }: Spot): boolean => Number.isFinite(x) && Number.isFinite(y)

function hasIntervals({ low, high }: Curve): boolean {
  return low !== undefined && high !== undefined
}

/** What all arms are compared with is drawn once. */
function isFirstOfReference({ result }: Curve, k: number, all: readonly Curve[]): boolean {
  const isSame = (other: OfArm<Curve['result']>) => other.result.reference && other.result.name === result.name
  return !result.reference || all.findIndex(isSame) === k
}
