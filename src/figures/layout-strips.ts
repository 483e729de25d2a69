/** The geometry of histograms through time: a strip for each arm, the step across, the value up, darker where more are. */

import type { Mark, Walk } from './inspect.ts'
import { type HorizontalAxis, layoutHorizontalAxis, TICK_SIZE } from './layout-axis.ts'
import { rounded } from './lines.ts'
import { quantileOf } from './quantile.ts'
import { axisName, createScale, tickTexts } from './scales.ts'
import { armOf, hueClass } from './strokes.ts'
import { textWidth } from './text-width.ts'
import { thin } from './thin.ts'
import type { HistogramChartProps, HistogramTrack } from './types.ts'
import { after, namedValue, valueText } from './values.ts'

export interface Strip {
  readonly top: number
  readonly hue: string
  /** Empty where there is one arm only. */
  readonly name: string
  /** What is as dark as each of `OPACITIES`. */
  readonly paths: readonly string[]
}

export interface StripsLayout {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly strips: readonly Strip[]
  /** Values at the lower and the upper edge of a strip. */
  readonly ends: readonly [string, string]
  readonly axis: HorizontalAxis
  readonly axisName: string
  readonly head: number
  readonly walks: () => readonly Walk[]
}

/** From few to many, on a logarithmic scale of the counts. */
export const OPACITIES = [0.12, 0.28, 0.46, 0.68, 0.92] as const
export const STRIP_HEIGHT = 44
const GAP = 8
/** Steps that are drawn at most, evenly thinned. */
const MOST = 60
const STEP = { id: 'step' } as const

/** Below `top`, from `left` or as far right of it as its labels need; nothing where no arm has at least two steps. */
export function layoutStrips(
  { context, histograms, tracks = [], step = 0, lastStep = 0 }: HistogramChartProps,
  [least, right]: readonly [number, number],
  top: number,
): StripsLayout | undefined {
  const shown = tracks.filter(({ result }) => result.steps.length > 1)
  const quantity = histograms[0]?.result.axes[0]
  if (!quantity || shown.length === 0 || lastStep === 0) return undefined
  const { edges } = shown[0]!.result
  const ends = tickTexts([edges[0]!, edges.at(-1)!], quantity, context.format)
  const left = Math.max(least, ...ends.map((text) => Math.ceil(textWidth(text, TICK_SIZE)) + 8))
  const x = createScale('linear', { low: 0, high: lastStep }, left, right)
  const most = shown.reduce((high, { result }) => result.counts.flatMap((row) => [...row]).reduce(larger, high), 0)
  const strips = shown.map(({ arm, result }, k): Strip => {
    const stripTop = top + k * (STRIP_HEIGHT + GAP)
    return {
      top: stripTop,
      hue: hueClass(context, arm),
      name: context.arms.length > 1 ? armOf(context, arm).label : '',
      paths: stripPaths(result, most, x, stripTop, lastStep),
    }
  })
  const bottom = top + shown.length * (STRIP_HEIGHT + GAP) - GAP
  const name = axisName(STEP, context.labels)
  return {
    left,
    right,
    bottom,
    strips,
    ends: [ends[0]!, ends[1]!],
    axis: layoutHorizontalAxis(x, STEP, name, [left, right], context.format),
    axisName: name,
    head: rounded(x(step)),
    walks: () =>
      shown.map(({ result }, k) =>
        result.steps.map((at, index): Mark => {
          const quartile = (share: number) =>
            valueText(quantileOf(result.edges, result.counts[index]!, share), quantity, context)
          const half = () => context.labels('middle-half', { low: quartile(0.25), high: quartile(0.75) })
          return {
            x: rounded(x(at)),
            y: strips[k]!.top + STRIP_HEIGHT / 2,
            size: [3, STRIP_HEIGHT],
            say: () => after(strips[k]!.name, `${namedValue(at, STEP, context)}, ${half()}`),
          }
        }),
      ),
  }
}

const larger = (a: number, b: number): number => (b > a ? b : a)

/** One path for each darkness; cells of a row that are equally dark are one rectangle. */
function stripPaths(
  { edges, steps, counts }: HistogramTrack,
  most: number,
  x: (step: number) => number,
  top: number,
  lastStep: number,
): string[] {
  const kept = thin(steps.length, MOST)
  const at = (column: number): number => steps[kept[column]!]!
  // A column reaches half-way to its neighbours; the first and the last end where the run does.
  const starts = kept.map((_, c) => (c === 0 ? at(0) : (at(c - 1) + at(c)) / 2))
  const end = (column: number): number => starts[column + 1] ?? Math.min(lastStep, at(kept.length - 1))
  const bins = edges.length - 1
  const paths = OPACITIES.map(() => '')
  const height = STRIP_HEIGHT / bins
  for (let bin = 0; bin < bins; bin++) {
    const y = rounded(top + STRIP_HEIGHT - (bin + 1) * height)
    const levels = kept.map((index) => levelOf(counts[index]![bin]!, most))
    for (let c = 0; c < kept.length; ) {
      let last = c
      while (levels[last + 1] === levels[c]) last++
      const level = levels[c]!
      const [from, to] = [rounded(x(starts[c]!)), rounded(x(end(last)))]
      if (level >= 0 && to > from) paths[level] += `M${from},${y}H${to}v${rounded(height)}H${from}Z`
      c = last + 1
    }
  }
  return paths
}

/** −1 for none. */
function levelOf(count: number, most: number): number {
  if (!(count > 0)) return -1
  return Math.min(OPACITIES.length - 1, Math.floor((OPACITIES.length * Math.log1p(count)) / Math.log1p(most)))
}
