/** The geometry of a histogram of several arms. */
import { LABEL_GAP, LABEL_SIZE } from './direct-labels.ts'
import type { Walk } from './inspect.ts'
import { layoutPlot, type Plot } from './layout-plot.ts'
import { layoutStrips, type StripsLayout } from './layout-strips.ts'
import { linePath, rounded, stepPath } from './lines.ts'
import { createScale, extentOf, valueDomain } from './scales.ts'
import { armOf, hueClass } from './strokes.ts'
import { textWidth } from './text-width.ts'
import type { HistogramChartProps } from './types.ts'
import { after, namedValue, valueText, walkOf } from './values.ts'

export interface HistogramLabel {
  readonly words: string
  readonly value: string
  readonly hue: string
  readonly y: number
  /** Of the letters of the histogram and of the reading in the page's equations. */
  readonly symbol: string | undefined
}

export interface HistogramLayout {
  readonly plot: Plot
  readonly outlines: readonly { readonly path: string; readonly hue: string; readonly filled: boolean }[]
  /** Over the outlines. */
  readonly curves: readonly { readonly path: string; readonly hue: string; readonly stroke: string }[]
  readonly labels: readonly HistogramLabel[]
  /** How the histograms came about. */
  readonly strips: StripsLayout | undefined
  readonly height: number
  readonly walks: () => readonly Walk[]
}

const RIGHT_MARGIN = 14
/** Px between the histogram's axis and the strips, and those for the strips' axis. */
const ABOVE_STRIPS = 10
const BELOW_STRIPS = 26
const EXTRA_ROW = 18

/** Labels stand in the top right corner; a distribution that reaches it makes room by a lower plot. */
export function layoutHistogram(props: HistogramChartProps, width: number): HistogramLayout {
  const { context, histograms, curves = [], readings = [] } = props
  const axes = histograms[0]?.result.axes
  if (!axes) throw new Error('A histogram chart needs at least one histogram.')
  const edges = extentOf(histograms.map(({ result }) => result.edges))
  const counts = extentOf(
    [...histograms.map(({ result }) => result.counts), ...curves.map(({ result }) => result.y)],
    axes[1].scale,
  )
  // A single count stays visible above the base of a logarithmic axis.
  const yDomain = valueDomain({ ...counts, low: Math.min(1, counts.low) }, axes[1].scale)
  const ofHistograms = histograms.map(({ arm, result }) => {
    const reading = readings.find((candidate) => candidate.arm === arm)?.result
    const name = context.arms.length > 1 ? armOf(context, arm).label : ''
    const words = [name, reading?.words ?? ''].filter((part) => part !== '').join(', ')
    const symbol = [context.symbol?.(result), reading?.symbol].filter(Boolean).join(' ') || undefined
    return { name, words, symbol, value: reading?.value ?? '', hue: hueClass(context, arm) }
  })
  const curveNames = new Set(curves.map(({ result }) => result.name))
  const ofCurves = [...curveNames].map((key) => {
    const words = context.labels(key)
    return { name: words, words, symbol: undefined, value: '', hue: 'hue-ink' }
  })
  const texts = [...ofHistograms, ...ofCurves]
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
  const strips = layoutStrips(props, [plot.left, plot.right], plot.height + ABOVE_STRIPS)
  return {
    plot,
    outlines: histograms.map(({ arm, result }, k) => ({
      path: stepPath(result.edges, result.counts, plot.x, plot.y, plot.bottom),
      hue: hueClass(context, arm),
      filled: k > 0,
    })),
    curves: curves.map(({ arm, result }) => ({
      path: linePath(result, plot.x, plot.y),
      hue: result.reference ? 'hue-ink' : hueClass(context, arm),
      stroke: result.reference ? 'stroke-beside' : 'stroke-plain',
    })),
    labels: texts.map((text, k) => ({ ...text, y: plot.top - headroom + LABEL_GAP * (k + 0.5) })),
    strips,
    height: strips ? strips.bottom + BELOW_STRIPS + strips.axis.name.row * EXTRA_ROW : plot.height,
    walks: () => [
      ...histograms.map(({ result: { edges, counts } }, k) => {
        const edge = (bin: number): string => valueText(edges[bin]!, axes[0], context)
        return Array.from(counts, (count, bin) => ({
          x: rounded((plot.x(edges[bin]!) + plot.x(edges[bin + 1]!)) / 2),
          y: rounded(count > 0 ? plot.y(count) : plot.bottom),
          say: () =>
            after(
              texts[k]!.name,
              `${context.labels(axes[0].id)} ${context.labels('range', { low: edge(bin), high: edge(bin + 1) })}, ${namedValue(count, axes[1], context)}`,
            ),
        }))
      }),
      ...curves.map(({ result }) => walkOf(result, axes, context.labels(result.name), [plot.x, plot.y], context)),
      ...(strips?.walks() ?? []),
    ],
  }
}
