/** The geometry of a plane: one scale for both axes, axes through zero, labels where there is room. */
import { ticks } from 'd3-array'
import { LABEL_SIZE } from './direct-labels.ts'
import { groupShapes, type Shape } from './group-shapes.ts'
import { TICK_SIZE } from './layout-axis.ts'
import { linePath, rounded } from './lines.ts'
import { type Box, placeLabel, type Spot } from './place-label.ts'
import { axisName, extentOf, tickTexts } from './scales.ts'
import { armOf, markerPath } from './strokes.ts'
import { textWidth } from './text-width.ts'
import type { PlaneChartProps } from './types.ts'

export interface DrawnShape {
  readonly kind: Shape['kind']
  readonly hue: string
  /** Of a curve. */
  readonly path: string
  /** Of points. */
  readonly spots: readonly Spot[]
  readonly marker: string
}

export interface PlaneText extends Spot {
  readonly text: string
  readonly hue: string
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface PlaneLayout {
  readonly height: number
  /** Where zero is. */
  readonly origin: Spot
  readonly ticks: readonly PlaneText[]
  readonly names: readonly PlaneText[]
  readonly shapes: readonly DrawnShape[]
  readonly labels: readonly (PlaneText & { readonly kind: Shape['kind'] })[]
}

const MARGIN = { left: 30, right: 16, top: 16, bottom: 26 }
/** Height over width of the window at most and at least. */
const FLATTEST = 0.5
const TALLEST = 1
const MAX_HEIGHT = 420

export function layoutPlane({ context, shapes }: PlaneChartProps, width: number): PlaneLayout {
  const axes = shapes[0]?.result.axes
  if (!axes) throw new Error('A plane chart needs at least one shape.')
  const grouped = groupShapes(shapes, context)
  const xs = extentOf([...grouped.map(({ result }) => result.x), [0]])
  const ys = extentOf([...grouped.map(({ result }) => result.y), [0]])
  const [spanX, spanY] = [xs.high - xs.low || 1, ys.high - ys.low || 1]
  const [innerWidth, borders] = [width - MARGIN.left - MARGIN.right, MARGIN.top + MARGIN.bottom]
  const ratio = Math.min(TALLEST, Math.max(FLATTEST, spanY / spanX))
  const height = Math.round(Math.min(MAX_HEIGHT, innerWidth * ratio + borders))
  const scale = Math.min(innerWidth / spanX, (height - borders) / spanY)
  const middle = { x: MARGIN.left + innerWidth / 2, y: MARGIN.top + (height - borders) / 2 }
  const x = (value: number): number => rounded(middle.x + (value - (xs.low + xs.high) / 2) * scale)
  const y = (value: number): number => rounded(middle.y - (value - (ys.low + ys.high) / 2) * scale)

  const origin = { x: x(0), y: y(0) }
  const valueAt = {
    left: -origin.x / scale,
    right: (width - origin.x) / scale,
    bottom: (origin.y - height) / scale,
    top: origin.y / scale,
  }
  const texts = (values: readonly number[], k: 0 | 1): string[] => tickTexts(values, axes[k], context.format)
  const across = ticks(valueAt.left, valueAt.right, width / 90)
  const step = across.length > 1 ? across[1]! - across[0]! : 1
  const up = ticks(valueAt.bottom, valueAt.top, Math.max(1, (valueAt.top - valueAt.bottom) / step))
  const quiet = (text: string, at: Spot, anchor: PlaneText['anchor']): PlaneText => ({ text, ...at, anchor, hue: '' })
  const tickLabels = [
    ...texts(across, 0).map((text, k) => quiet(text, { x: x(across[k]!), y: origin.y + 15 }, 'middle')),
    ...texts(up, 1).map((text, k) => quiet(text, { x: origin.x - 7, y: y(up[k]!) + 4 }, 'end')),
  ].filter((tick) => tick.text !== '0' && isInside(tick, width, height))
  const names = [
    quiet(axisName(axes[0], context.labels), { x: width - 2, y: origin.y - 7 }, 'end'),
    quiet(axisName(axes[1], context.labels), { x: origin.x + 7, y: 11 }, 'start'),
  ]

  const drawn = grouped.map(({ result }) => Array.from(result.x, (value, k) => ({ x: x(value), y: y(result.y[k]!) })))
  const axisLines = [
    [
      { x: 0, y: origin.y },
      { x: width, y: origin.y },
    ],
    [
      { x: origin.x, y: 0 },
      { x: origin.x, y: height },
    ],
  ]
  const obstacles = [
    ...drawn.flatMap((spots, k) => (grouped[k]!.kind === 'points' ? spots : dense(spots, DENSITY[grouped[k]!.kind]))),
    ...axisLines.flatMap((spots) => dense(spots, DENSITY.axis)),
  ]
  const taken: Box[] = [...tickLabels, ...names].map((text) => boxOf(text, TICK_SIZE))
  const window = { left: 0, top: 0, width, height }
  // Points are named first: their labels have the fewest places to go.
  const order = [...grouped.keys()].sort((a, b) => RANK[grouped[a]!.kind] - RANK[grouped[b]!.kind])
  const labels = order.flatMap((k) => {
    const { text, kind, hue } = grouped[k]!
    if (text === '' || drawn[k]!.length === 0) return []
    const size = { width: textWidth(text, LABEL_SIZE, 600), height: LABEL_SIZE + 2 }
    const box = placeLabel(size, anchorsOf(drawn[k]!, kind), window, taken, obstacles)
    taken.push(box)
    return [{ text, kind, hue, x: rounded(box.left), y: rounded(box.top + 12.5), anchor: 'start' as const }]
  })
  return {
    height,
    origin,
    ticks: tickLabels,
    names,
    shapes: grouped.map(({ result, kind, hue, arm }, k) => ({
      kind,
      hue,
      path: kind === 'points' ? '' : linePath(result, x, y),
      spots: kind === 'points' ? drawn[k]! : [],
      marker: markerPath(arm === undefined ? 0 : armOf(context, arm).index),
    })),
    labels,
  }
}

const RANK = { points: 0, path: 1, closed: 2, contour: 3 } as const

/** A point is named at itself, a path at its end or along it, a closed curve anywhere. */
function anchorsOf(spots: readonly Spot[], kind: Shape['kind']): Spot[] {
  if (kind === 'points') return [spots[0]!]
  const at = (share: number): Spot => spots[Math.round(share * (spots.length - 1))]!
  if (kind === 'path') return [at(1), at(0.5), at(0.75), at(0.25)]
  return [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => at(eighth / 8))
}

/** Between the points that stand for a line, in px: the farther, the less it matters if a label crosses it. */
const DENSITY = { path: 5, closed: 5, axis: 8, contour: 16 } as const

function dense(spots: readonly Spot[], every: number): Spot[] {
  const kept: Spot[] = []
  let rest = 0
  for (let k = 1; k < spots.length; k++) {
    const [from, to] = [spots[k - 1]!, spots[k]!]
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    for (; rest < length; rest += every) {
      const share = rest / length
      kept.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
    }
    rest -= length
  }
  return kept
}

function boxOf({ text, x, y, anchor }: PlaneText, size: number): Box {
  const width = textWidth(text, size)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, top: y - size + 2, width, height: size }
}

function isInside(text: PlaneText, width: number, height: number): boolean {
  const box = boxOf(text, TICK_SIZE)
  return box.left >= 0 && box.left + box.width <= width && box.top >= 0 && box.top + box.height <= height
}
