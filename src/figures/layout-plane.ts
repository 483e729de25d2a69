/**
 * The geometry of a plane, with labels where there is room. Axes of one kind, such as two weights, have one scale and go
 * through zero; others stand at the left and below.
 */
import { ticks } from 'd3-array'
import type { PointsResult } from '#core/results.ts'
import { drawArrows } from './arrows.ts'
import { LABEL_SIZE, SAMPLE } from './direct-labels.ts'
import { groupShapes, type Shape } from './group-shapes.ts'
import type { Walk } from './inspect.ts'
import { TICK_SIZE } from './layout-axis.ts'
import { linePath, rounded } from './lines.ts'
import { type Box, dense, isWithin, type Place, placeLabel, type Spot } from './place-label.ts'
import { axisName, extentOf, tickTexts } from './scales.ts'
import { armOf, kindStroke, markerPath } from './strokes.ts'
import { textWidth } from './text-width.ts'
import type { PlaneChartProps } from './types.ts'
import { walkOf } from './values.ts'

export interface DrawnShape {
  readonly kind: Shape['kind']
  readonly hue: string
  /** The class of a path's stroke, where that tells it from others. */
  readonly stroke: string | undefined
  /** Of a curve. */
  readonly path: string
  /** Of points; those with a class are marked by it. */
  readonly spots: readonly (Spot & { readonly label: number | undefined })[]
  readonly marker: string
  /** From points. */
  readonly arrows: string
  /** More arrows than can be followed are a web that stays in the background. */
  readonly isWeb: boolean
}

export interface PlaneText extends Spot {
  readonly text: string
  readonly hue: string
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface PlaneLayout {
  readonly height: number
  /** Where the axes cross. */
  readonly origin: Spot
  /** A line at y = 0, where the axis is not there. */
  readonly zero: number | undefined
  readonly ticks: readonly PlaneText[]
  readonly names: readonly PlaneText[]
  readonly shapes: readonly DrawnShape[]
  readonly labels: readonly (PlaneText &
    Pick<DrawnShape, 'kind' | 'stroke'> & {
      readonly symbol: string | undefined
      /** The path of a line from the label to what it names, where its place alone does not say. */
      readonly leader: string
    })[]
  /** Names of sets of points and of webs, above the plane, each after its mark at (x, y). */
  readonly key: readonly (Spot &
    Pick<DrawnShape, 'hue' | 'marker' | 'isWeb'> &
    Pick<PlaneText, 'text'> & {
      /** Of all its points. */
      readonly label: number | undefined
    })[]
  /** Where the plane begins, below the key. */
  readonly top: number
  readonly walks: () => readonly Walk[]
}

const MARGIN = { left: 34, right: 16, top: 16, bottom: 26 }
/** Height over width of the window at most and at least. */
const FLATTEST = 0.5
const TALLEST = 1
const MAX_HEIGHT = 420
/** The same where the axes are of different kinds. */
const MIXED = 0.6
/** So many points or more, if all have one mark, are a set that no label beside one of them names well. */
const SET = 8
/** More arrows than these are a web. */
const MANY = 20
/** A point that has so many px around it can be named as well as any. */
const ENOUGH = 60
/** Px of a row of the key, from a mark to its name, and between entries. */
const KEY = { row: 18, mark: 9, gap: 18 }
/** Px between what is shown and axes that do not go through zero. */
const INSET = 12

export function layoutPlane({ context, shapes }: PlaneChartProps, width: number): PlaneLayout {
  const axes = shapes[0]?.result.axes
  if (!axes) throw new Error('A plane chart needs at least one shape.')
  const grouped = groupShapes(shapes, context)
  const tips = (axis: 0 | 1) =>
    grouped.flatMap(({ result: { x, y, toward } }) =>
      toward ? [(axis === 0 ? x : y).map((at, k) => at + toward[axis][k]!)] : [],
    )
  const isOneKind = kindOf(axes[0].id) === kindOf(axes[1].id)
  const zero = isOneKind ? [[0]] : []
  const xs = extentOf([...grouped.map(({ result }) => result.x), ...tips(0), ...zero])
  const ys = extentOf([...grouped.map(({ result }) => result.y), ...tips(1), ...zero])
  const [spanX, spanY] = [xs.high - xs.low || 1, ys.high - ys.low || 1]
  const { spots: keyed, height: top } = flow(
    grouped.filter(isKeyed).map(({ text }) => text),
    width,
  )
  const [innerWidth, borders] = [width - MARGIN.left - MARGIN.right, top + MARGIN.top + MARGIN.bottom]
  const ratio = isOneKind ? Math.min(TALLEST, Math.max(FLATTEST, spanY / spanX)) : MIXED
  const height = Math.round(Math.min(MAX_HEIGHT, innerWidth * ratio + borders))
  const full = { x: innerWidth / spanX, y: (height - borders) / spanY }
  const inset = {
    x: (full.x * innerWidth) / (innerWidth + 2 * INSET),
    y: (full.y * (height - borders)) / (height - borders + 2 * INSET),
  }
  const scale = isOneKind ? { x: Math.min(full.x, full.y), y: Math.min(full.x, full.y) } : inset
  const middle = { x: MARGIN.left + innerWidth / 2, y: top + MARGIN.top + (height - borders) / 2 }
  const x = (value: number): number => rounded(middle.x + (value - (xs.low + xs.high) / 2) * scale.x)
  const y = (value: number): number => rounded(middle.y - (value - (ys.low + ys.high) / 2) * scale.y)

  const origin = isOneKind ? { x: x(0), y: y(0) } : { x: MARGIN.left, y: height - MARGIN.bottom }
  const valueAt = {
    left: (isOneKind ? 0 : origin.x) / scale.x - x(0) / scale.x,
    right: (width - x(0)) / scale.x,
    bottom: (y(0) - (isOneKind ? height : origin.y)) / scale.y,
    top: (y(0) - top) / scale.y,
  }
  const texts = (values: readonly number[], k: 0 | 1): string[] => tickTexts(values, axes[k], context.format)
  const across = ticksOf(
    valueAt.left,
    valueAt.right,
    width / 90,
    isOneKind ? [] : grouped.map(({ result }) => result.x),
  )
  const step = across.length > 1 ? across[1]! - across[0]! : 1
  const upCount = isOneKind ? Math.max(1, (valueAt.top - valueAt.bottom) / step) : height / 60
  const up = ticksOf(valueAt.bottom, valueAt.top, upCount, isOneKind ? [] : grouped.map(({ result }) => result.y))
  const quiet = (text: string, at: Spot, anchor: PlaneText['anchor']): PlaneText => ({ text, ...at, anchor, hue: '' })
  const window = { left: 0, top, width, height: height - top }
  const tickLabels = [
    ...texts(across, 0).map((text, k) => quiet(text, { x: x(across[k]!), y: origin.y + 15 }, 'middle')),
    ...texts(up, 1).map((text, k) => quiet(text, { x: origin.x - 7, y: y(up[k]!) + 4 }, 'end')),
  ].filter((tick) => !(isOneKind && tick.text === '0') && isWithin(boxOf(tick, TICK_SIZE), window))
  const names = [
    quiet(axisName(axes[0], context.labels), { x: width - 2, y: origin.y - 7 }, 'end'),
    quiet(axisName(axes[1], context.labels), { x: origin.x + 7, y: top + 11 }, 'start'),
  ]

  const drawn = grouped.map(({ result }) => Array.from(result.x, (value, k) => ({ x: x(value), y: y(result.y[k]!) })))
  const axisLines = [
    [
      { x: 0, y: origin.y },
      { x: width, y: origin.y },
    ],
    [
      { x: origin.x, y: top },
      { x: origin.x, y: height },
    ],
  ]
  const strokes = grouped.map((shape) => {
    const rivals = grouped.filter(({ kind, hue }) => kind === 'path' && hue === shape.hue).map(({ name }) => name)
    const kinds = [...new Set(rivals)]
    return shape.kind === 'path' && kinds.length > 1 ? kindStroke(kinds.indexOf(shape.name)) : undefined
  })
  const outlines = drawn.map((spots, k) => {
    const { kind } = grouped[k]!
    return kind === 'points' ? spots.flatMap(cornersOf) : dense(spots, DENSITY[kind])
  })
  const obstacles = [
    ...outlines.flat(),
    ...drawn.flatMap((spots, k) => arrowLines(spots, grouped[k]!.result).flatMap((line) => dense(line, DENSITY.path))),
    ...axisLines.flatMap((spots) => dense(spots, DENSITY.axis)),
  ]
  const taken: Box[] = [...tickLabels, ...names].map((text) => boxOf(text, TICK_SIZE))
  const marks = drawn.flatMap((spots, k) => (grouped[k]!.kind === 'points' ? spots : []))
  /** How far the nearest mark is that is not at the same place, as far as it matters. */
  const roomAround = ({ x, y }: Spot): number =>
    Math.min(ENOUGH, ...marks.map((mark) => Math.hypot(mark.x - x, mark.y - y)).filter((distance) => distance > 0))
  // Points are named first, each set where it has most room: their labels have the fewest places to go.
  const order = [...grouped.keys()].sort((a, b) => RANK[grouped[a]!.kind] - RANK[grouped[b]!.kind])
  const labels = order.flatMap((k) => {
    const { text, kind, hue, result } = grouped[k]!
    if (text === '' || drawn[k]!.length === 0 || isKeyed(grouped[k]!)) return []
    const stroke = strokes[k]
    const before = stroke === undefined ? 0 : SAMPLE.room
    const size = { width: before + textWidth(text, LABEL_SIZE, 600), height: LABEL_SIZE + 2 }
    const anchors =
      kind === 'points' ? drawn[k]!.toSorted((a, b) => roomAround(b) - roomAround(a)) : anchorsAlong(drawn[k]!, kind)
    const others = outlines.filter((_, other) => grouped[other]!.name !== grouped[k]!.name).flat()
    const box = placeLabel(size, anchors, window, taken, obstacles, { own: outlines[k]!, others })
    taken.push(box)
    const symbol = context.symbol?.(result)
    const at = { x: rounded(box.left + before), y: rounded(box.top + 12.5) }
    // The piece of its line before a name says enough.
    const leader = stroke === undefined ? leaderOf(box) : ''
    return [{ text, kind, hue, stroke, symbol, leader, ...at, anchor: 'start' as const }]
  })
  return {
    height,
    origin,
    zero: !isOneKind && y(0) > 0 && y(0) < origin.y ? y(0) : undefined,
    ticks: tickLabels,
    names,
    shapes: grouped.map(({ result, kind, hue }, k) => ({
      kind,
      hue,
      stroke: strokes[k],
      path: kind === 'points' ? '' : linePath(result, x, y),
      spots: kind === 'points' ? drawn[k]!.map((spot, at) => ({ ...spot, label: result.label?.[at] })) : [],
      marker: markerOf(k),
      arrows: result.toward ? drawArrows(drawn[k]!, result.toward[0], result.toward[1], scale) : '',
      isWeb: isWeb(result),
    })),
    labels,
    key: [...grouped.keys()]
      .filter((k) => isKeyed(grouped[k]!))
      .map((k, at) => {
        const { text, hue, result } = grouped[k]!
        return { ...keyed[at]!, text, hue, marker: markerOf(k), isWeb: isWeb(result), label: result.label?.[0] }
      }),
    top,
    walks: () =>
      grouped
        .filter(({ kind }) => kind !== 'contour')
        .map(({ result, name }) => walkOf(result, axes, name, [x, y], context)),
  }
  function arrowLines(spots: readonly Spot[], { toward }: PointsResult): Spot[][] {
    return spots.map((spot, k) => {
      const [right, up] = [toward?.[0][k] ?? 0, toward?.[1][k] ?? 0]
      return [spot, { x: spot.x + right * scale.x, y: spot.y - up * scale.y }]
    })
  }
  function markerOf(k: number): string {
    const { arm } = grouped[k]!
    return markerPath(context.arms.length === 1 ? nthOfPoints(k) : arm === undefined ? 0 : armOf(context, arm).index)
  }
  /** Sets of points of one arm are told apart by their marks. */
  function nthOfPoints(k: number): number {
    return grouped.slice(0, k).filter(({ kind, result }) => kind === 'points' && result.x.length > 1).length % 4
  }
}

const isWeb = ({ toward, x }: PointsResult): boolean => toward !== undefined && x.length > MANY

/** Named in the key: webs, points of one class, and sets of points without arrows. */
function isKeyed({ kind, result, text }: Shape): boolean {
  const { x, label, toward } = result
  if (kind !== 'points' || text === '' || x.length === 0) return false
  if (toward) return isWeb(result)
  return label ? label.every((one) => one === label[0]) : x.length >= SET
}

/** Entries of the key in rows, each as its mark's place; and what they take from the top. */
function flow(texts: readonly string[], width: number): { spots: readonly Spot[]; height: number } {
  let [x, y] = [5, KEY.row / 2]
  const spots = texts.map((text) => {
    const wide = KEY.mark + textWidth(text, LABEL_SIZE, 600)
    if (x > 5 && x + wide > width) [x, y] = [5, y + KEY.row]
    const spot = { x, y }
    x = rounded(x + wide + KEY.gap)
    return spot
  })
  return { spots, height: spots.length > 0 ? y + KEY.row / 2 : 0 }
}

/** Round values between two; what is counted has no ticks between its values. */
function ticksOf(low: number, high: number, count: number, shown: readonly Float64Array[]): number[] {
  const counted = shown.length > 0 && shown.every((values) => values.every(Number.isInteger))
  return ticks(low, high, count).filter((tick) => !counted || Number.isInteger(tick))
}

/** What `weight-1` and `weight-2` have in common. */
const kindOf = (id: string): string => id.replace(/-\d+$/, '')

const RANK = { points: 0, path: 1, closed: 2, contour: 3 } as const

/** A path is named at its end or along it, a closed curve anywhere. */
function anchorsAlong(spots: readonly Spot[], kind: Exclude<Shape['kind'], 'points'>): Spot[] {
  // By length: the points of a path may crowd at its ends.
  const along = [...dense(spots, DENSITY[kind]), spots.at(-1)!]
  const at = (share: number): Spot => along[Math.round(share * (along.length - 1))]!
  if (kind === 'path') return [1, 0.5, 0.75, 0.25, 0.875, 0.625, 0.375, 0.125].map(at)
  return [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => at(eighth / 8))
}

/** Px between the points that stand for a line of each kind when labels are placed. */
const DENSITY = { path: 3, closed: 3, axis: 8, contour: 16 } as const

/** From the edge of a label. */
function leaderOf({ left, top, width, height, pointsTo }: Place): string {
  if (!pointsTo) return ''
  const x = Math.max(left, Math.min(left + width, pointsTo.x))
  const y = Math.max(top, Math.min(top + height, pointsTo.y))
  return `M${rounded(x)},${rounded(y)}L${rounded(pointsTo.x)},${rounded(pointsTo.y)}`
}

/** Half of a mark, in px. */
const HALF_MARK = 4

/** What stands for a mark when labels are placed. */
const cornersOf = ({ x, y }: Spot): Spot[] =>
  [-HALF_MARK, HALF_MARK].flatMap((right) => [-HALF_MARK, HALF_MARK].map((down) => ({ x: x + right, y: y + down })))

function boxOf({ text, x, y, anchor }: PlaneText, size: number): Box {
  const width = textWidth(text, size)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, top: y - size + 2, width, height: size }
}
