/** The geometry of a histogram of several arms. */
import { LABEL_GAP, LABEL_SIZE } from './direct-labels.ts'
import { layoutPlot, type Plot } from './layout-plot.ts'
import { stepPath } from './lines.ts'
import { createScale, extentOf, valueDomain } from './scales.ts'
import { armOf, hueClass } from './strokes.ts'
import { textWidth } from './text-width.ts'
import type { HistogramChartProps } from './types.ts'

export interface HistogramLabel {
  readonly words: string
  readonly value: string
  readonly hue: string
  readonly y: number
}

export interface HistogramLayout {
  readonly plot: Plot
  readonly outlines: readonly { readonly path: string; readonly hue: string; readonly filled: boolean }[]
  readonly labels: readonly HistogramLabel[]
}

const RIGHT_MARGIN = 14

/** Labels stand in the top right corner; a distribution that reaches it makes room by a lower plot. */
export function layoutHistogram(
  { context, histograms, readings = [] }: HistogramChartProps,
  width: number,
): HistogramLayout {
  const axes = histograms[0]?.result.axes
  if (!axes) throw new Error('A histogram chart needs at least one histogram.')
  const edges = extentOf(histograms.map(({ result }) => result.edges))
  const counts = extentOf(
    histograms.map(({ result }) => result.counts),
    axes[1].scale,
  )
  // A single count stays visible above the base of a logarithmic axis.
  const yDomain = valueDomain({ ...counts, low: Math.min(1, counts.low) }, axes[1].scale)
  const texts = histograms.map(({ arm }) => {
    const reading = readings.find((candidate) => candidate.arm === arm)?.result
    const name = context.arms.length > 1 ? armOf(context, arm).label : ''
    const words = [name, reading?.words ?? ''].filter((part) => part !== '').join(', ')
    return { words, value: reading?.value ?? '', hue: hueClass(context, arm) }
  })
  const widths = texts.map(({ words, value }) => textWidth(`${words} ${value}`, LABEL_SIZE, 600))
  const stack = LABEL_GAP * texts.length
  const draw = (headroom: number): Plot =>
    layoutPlot({
      context,
      width,
      plotHeight: (width < 500 ? 140 : 200) - headroom,
      rightMargin: RIGHT_MARGIN,
      headroom,
      axes,
      yDomain,
      createX: (start, end) => createScale(axes[0].scale, edges, start, end),
    })
  const low = draw(0)
  const left = low.right - Math.max(0, ...widths) - 6
  const reachesLabels = histograms.some(({ result: { edges, counts } }) =>
    counts.some((count, k) => low.x(edges[k + 1]!) > left && low.y(count) < low.top + stack + 4),
  )
  const headroom = reachesLabels ? stack + 4 : 0
  const plot = reachesLabels ? draw(headroom) : low
  return {
    plot,
    outlines: histograms.map(({ arm, result }, k) => ({
      path: stepPath(result.edges, result.counts, plot.x, plot.y, plot.bottom),
      hue: hueClass(context, arm),
      filled: k > 0,
    })),
    labels: texts.map((text, k) => ({ ...text, y: plot.top - headroom + LABEL_GAP * (k + 0.5) })),
  }
}
