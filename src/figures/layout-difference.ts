/** The geometry of a strip of paired differences. */
import { layoutHorizontalAxis, type PlacedTick } from './layout-axis.ts'
import { rounded } from './lines.ts'
import { createScale, extentOf } from './scales.ts'
import type { DifferenceStripProps } from './types.ts'

export interface DifferenceLayout {
  readonly width: number
  readonly height: number
  readonly axis: number
  readonly zero: number
  readonly ticks: readonly PlacedTick[]
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly interval:
    | { readonly mean: number; readonly low: number; readonly high: number; readonly y: number }
    | undefined
}

/** Rows in px from the top, by size: the interval, the dots' middle, the axis. */
const ROWS = { demo: { interval: 8, dots: 24, axis: 36 }, margin: { interval: 8, dots: 24, axis: 32 } } as const
const WIDTHS = { demo: 260, margin: 232 } as const
const EDGE = 16

/** Draws in `room` px at most. Dots are spread vertically by their index, so that equal differences can be told apart. */
export function layoutDifference(props: DifferenceStripProps, room: number): DifferenceLayout {
  const { context, quantity, differences, interval, size = 'demo' } = props
  const width = Math.min(room, props.width ?? WIDTHS[size])
  const rows = ROWS[size]
  const factor = quantity.unit === 'percent' ? 100 : 1
  const all = [...Array.from(differences), ...(interval ? [interval.low, interval.high] : []), 0]
  const { low, high } = extentOf([all.map((value) => value * factor)])
  // Zero is always on the axis, and never at its very end, so that an interval that crosses it is seen to.
  const air = 0.08 * (high - low) || 1
  const scale = createScale('linear', { low: low - air, high: high + air }, EDGE, width - EDGE)
  const place = (value: number): number => rounded(scale(value * factor))
  const { ticks } = layoutHorizontalAxis(scale, { id: quantity.id }, '', [EDGE, width - EDGE], context.format)
  const showsDots = size === 'demo' || interval === undefined
  return {
    width,
    height: rows.axis + 20,
    axis: rows.axis,
    zero: place(0),
    ticks: ticks.map((tick) => ({ ...tick, x: rounded(tick.x), text: context.format.signed(tick.text) })),
    dots: showsDots
      ? Array.from(differences).flatMap((value, k) =>
          Number.isFinite(value) ? [{ x: place(value), y: rows.dots + (((k * 3) % 5) - 2) * 1.8 }] : [],
        )
      : [],
    interval: interval && {
      mean: place(interval.mean),
      low: place(interval.low),
      high: place(interval.high),
      y: rows.interval,
    },
  }
}
