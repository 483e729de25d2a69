/** The rectangle of a plot and its two axes. */
import type { Quantity } from '#core/results.ts'
import type { NumberFormat } from '#i18n/numbers.ts'
import { type HorizontalAxis, layoutHorizontalAxis, TICK_SIZE } from './layout-axis.ts'
import { rounded } from './lines.ts'
import { axisName, createScale, type Extent, type Scale, tickTexts } from './scales.ts'
import { textWidth } from './text-width.ts'
import type { FigureContext } from './types.ts'

/** Heights in px of the y-axis name above the plot and of the ticks below it. */
const NAME_ROW = 24
const TICK_ROW = 26
const EXTRA_ROW = 18

export interface VerticalTick {
  readonly y: number
  readonly text: string
  readonly isZero: boolean
}

export interface Plot {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Scale
  readonly y: Scale
  readonly xName: string
  readonly yName: string
  readonly xAxis: HorizontalAxis
  readonly yTicks: readonly VerticalTick[]
}

export interface PlotOptions {
  readonly context: FigureContext
  readonly width: number
  /** Of the rectangle itself. */
  readonly plotHeight: number
  /** Px kept free at the right, for labels. */
  readonly rightMargin: number
  /** Px kept free between the y-axis name and the plot. */
  readonly headroom?: number
  readonly axes: readonly [Quantity, Quantity]
  readonly yDomain: Extent
  /** The x scale over these px. */
  readonly createX: (start: number, end: number) => Scale
}

export function layoutPlot(options: PlotOptions): Plot {
  const { context, width, plotHeight, rightMargin, headroom = 0, yDomain, createX } = options
  const [xQuantity, yQuantity] = options.axes
  const top = NAME_ROW + headroom
  const bottom = top + plotHeight
  const y = createScale(yQuantity.scale, yDomain, bottom, top)
  const yTicks = verticalTicks(y, yQuantity, plotHeight, context.format)
  const left = Math.ceil(Math.max(18, ...yTicks.map((tick) => textWidth(tick.text, TICK_SIZE) + 8)))
  const right = Math.max(left + 40, Math.floor(width - rightMargin))
  const x = createX(left, right)
  const xName = axisName(xQuantity, context.labels)
  const xAxis = layoutHorizontalAxis(x, xQuantity, xName, [left, right], context.format)
  const height = bottom + TICK_ROW + (xAxis.name.row === 1 ? EXTRA_ROW : 0)
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    x,
    y,
    xName,
    yName: axisName(yQuantity, context.labels),
    xAxis,
    yTicks,
  }
}

function verticalTicks(y: Scale, quantity: Quantity, plotHeight: number, format: NumberFormat): VerticalTick[] {
  const values = y.ticks(plotHeight < 150 ? 3 : 4)
  const texts = tickTexts(values, quantity, format)
  return values.map((value, k) => ({ y: rounded(y(value)), text: texts[k]!, isZero: value === 0 }))
}
