/** The geometry of a history chart: lines over the step behind and ahead of the play head, and their labels. */
import type { SeriesResult } from '#core/results.ts'
import { type DirectLabel, labelRoom, lineName, nameLines, type PlacedLabel, placeLabels } from './direct-labels.ts'
import type { Walk } from './inspect.ts'
import { layoutPlot, type Plot } from './layout-plot.ts'
import { bandPath, countUpTo, linePath, rounded } from './lines.ts'
import { createScale, extentOf, valueDomain, valueFormat } from './scales.ts'
import { armOf, hueClass, markerPath, strokeClass } from './strokes.ts'
import type { HistoryChartProps, OfArm } from './types.ts'
import { walkOf } from './values.ts'

export interface HistoryMark {
  readonly x: number
  readonly y: number
  readonly path: string
  readonly hue: string
}

export interface HistoryEnd extends HistoryMark {
  /** Written beside it where it has no label at the right. */
  readonly text: string
}

export interface HistoryLayout {
  readonly plot: Plot
  readonly bands: readonly { readonly path: string; readonly hue: string }[]
  readonly seedLines: readonly { readonly path: string; readonly hue: string }[]
  readonly behind: readonly { readonly path: string; readonly hue: string; readonly stroke: string }[]
  readonly ahead: readonly { readonly path: string; readonly hue: string; readonly stroke: string }[]
  readonly markers: readonly HistoryMark[]
  readonly ends: readonly HistoryEnd[]
  readonly changes: readonly { readonly x: number; readonly words: string; readonly anchor: 'start' | 'end' }[]
  readonly labels: readonly PlacedLabel[]
  readonly head: number
  /** The points behind the play head, line by line; before a run has begun, those of the printed one. */
  readonly walks: () => readonly Walk[]
}

type Line = OfArm<SeriesResult>

/** Below this width labels and plot are those of a phone. */
const NARROW = 500

/** Throws a sentence if there is neither a line nor a printed one: a chart without axes cannot be drawn. */
export function layoutHistory(props: HistoryChartProps, width: number): HistoryLayout {
  const { context, lines, printed = lines, bands = [], seedLines = [], ends = [], changes = [], step, lastStep } = props
  // Beyond a fork, the run that it left stays to be seen.
  const paleFrom = Math.min(step, ...changes.map((change) => change.step))
  const pairs = pairLines(lines, printed)
  const axes = pairs[0]?.named.result.axes
  if (!axes) throw new Error('A history chart needs at least one line.')
  const drawn = [...lines, ...printed].map(({ result }) => result.y)
  const values = [
    ...drawn,
    ...bands.flatMap(({ result }) => [result.low, result.high]),
    ...seedLines.map(({ result }) => result.y),
    ends.map(({ result }) => result.value),
  ]
  const domain = valueDomain(extentOf(values, axes[1].scale), axes[1].scale)
  const write = valueFormat(
    drawn.flatMap((y) => Array.from(y)),
    axes[1],
    context.format,
  )

  const finals = ends.filter(({ result }) => result.step >= lastStep)
  const named = [
    ...pairs.map((pair) => pair.named),
    ...finals.map(({ arm, result }) => ({ arm, result: { ...pairs[0]!.named.result, split: result.split } })),
  ]
  const names = nameLines(named, context, width < NARROW)
  // The widest value that can come: the margin must not move while a run does.
  const widest = [domain.high, domain.high / 3, domain.low]
    .map(write)
    .reduce((one, other) => (other.length > one.length ? other : one))
  const room = labelRoom(names, widest, width)
  const plot = layoutPlot({
    context,
    width,
    plotHeight: Math.max(width < NARROW ? 190 : 215, room.height),
    rightMargin: room.margin,
    headroom: changes.length > 0 ? 16 : 0,
    axes,
    yDomain: domain,
    createX: (start, end) => createScale(axes[0].scale, { low: 0, high: lastStep }, start, end),
  })

  const isJudged = (line: Line): boolean =>
    line.result.split === 'validation' || !pairs.some((pair) => pair.named.result.split === 'validation')
  const mixed = pairs.some((pair) => pair.named.result.split !== undefined)
  const behind: HistoryLayout['behind'][number][] = []
  const ahead: HistoryLayout['ahead'][number][] = []
  const markers: HistoryMark[] = []
  const labels: DirectLabel[] = []
  for (const [k, pair] of pairs.entries()) {
    const hue = hueClass(context, pair.named.arm, pair.named.result.split)
    const stroke = strokeClass(pair.named.result.split, mixed)
    const line = pair.line?.result
    const reached = line ? countUpTo(line.x, step) : 0
    const shadow = pair.printed?.result
    if (shadow)
      ahead.push({
        path: linePath(shadow, plot.x, plot.y, Math.max(0, countUpTo(shadow.x, paleFrom) - 1)),
        hue,
        stroke,
      })
    if (!line) continue
    behind.push({ path: linePath(line, plot.x, plot.y, 0, reached), hue, stroke })
    const last = lastFinite(line.y, reached)
    if (last < 0) continue
    const [x, y] = [rounded(plot.x(line.x[last]!)), rounded(plot.y(line.y[last]!))]
    const strong = isJudged(pair.named)
    if (strong) markers.push({ x, y, path: markerPath(armOf(context, pair.named.arm).index), hue })
    labels.push({ ...names[k]!, value: write(line.y[last]!), hue, strong, y, symbol: context.symbol?.(line) })
  }
  const passed = ends.filter(({ result }) => result.step <= step)
  for (const { arm, result } of passed) {
    const k = finals.findIndex((end) => end.result === result)
    if (k < 0) continue
    const hue = hueClass(context, arm, result.split)
    labels.push({
      ...names[pairs.length + k]!,
      value: write(result.value),
      hue,
      strong: false,
      y: rounded(plot.y(result.value)),
    })
  }
  return {
    plot,
    bands: bands.map(({ arm, result: { split, x, low, high } }) => ({
      path: bandPath(x, low, high, plot.x, plot.y),
      hue: hueClass(context, arm, split),
    })),
    seedLines: seedLines.map(({ arm, result }) => ({
      path: linePath(result, plot.x, plot.y),
      hue: hueClass(context, arm, result.split),
    })),
    behind,
    ahead,
    markers,
    ends: passed.map(({ arm, result }) => ({
      x: rounded(plot.x(result.step)),
      y: rounded(plot.y(result.value)),
      path: markerPath(armOf(context, arm).index),
      hue: hueClass(context, arm, result.split),
      text: result.step >= lastStep ? '' : write(result.value),
    })),
    changes: changes.map(({ step: at, words }) => ({
      x: rounded(plot.x(at)),
      words,
      anchor: plot.x(at) > (plot.left + plot.right) / 2 ? 'end' : 'start',
    })),
    labels: placeLabels(labels, width - plot.right, [plot.top, plot.bottom]),
    head: rounded(plot.x(step)),
    walks: () =>
      pairs.map(({ line, named: { result: shown } }, k) => {
        const count = line ? countUpTo(shown.x, step) : shown.x.length
        const points = { x: shown.x.subarray(0, count), y: shown.y.subarray(0, count) }
        return walkOf(points, axes, lineName(names[k]!), [plot.x, plot.y], context)
      }),
  }
}

interface Pair {
  /** Whichever there is. */
  readonly named: Line
  readonly line: Line | undefined
  readonly printed: Line | undefined
}

/** Joins each line of the run with the same line of the printed run. */
function pairLines(lines: readonly Line[], printed: readonly Line[]): Pair[] {
  const isSame = (one: Line, other: Line): boolean =>
    one.arm === other.arm && (['name', 'of', 'split'] as const).every((key) => one.result[key] === other.result[key])
  const pairs = lines.map((line) => ({ named: line, line, printed: printed.find((other) => isSame(line, other)) }))
  const rest = printed.filter((line) => !lines.some((other) => isSame(line, other)))
  return [...pairs, ...rest.map((line) => ({ named: line, line: undefined, printed: line }))]
}

/** The index of the last finite value among the first `count`, or −1. */
function lastFinite(values: ArrayLike<number>, count: number): number {
  let last = count - 1
  while (last >= 0 && !Number.isFinite(values[last]!)) last--
  return last
}
