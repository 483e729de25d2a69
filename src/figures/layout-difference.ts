/** The geometry of a strip of paired differences. */
import type { Walk } from './inspect.ts'
import { layoutHorizontalAxis, type PlacedTick } from './layout-axis.ts'
import { rounded } from './lines.ts'
import { createScale, extentOf } from './scales.ts'
import type { DifferenceStripProps } from './types.ts'

export interface DifferenceLayout {
  readonly width: number
  readonly height: number
  readonly axis: number
  /** Null where nothing was subtracted. */
  readonly zero: number | null
  readonly ticks: readonly PlacedTick[]
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly interval:
    | { readonly mean: number; readonly low: number; readonly high: number; readonly y: number }
    | undefined
  /** The dots from left to right. */
  readonly walks: () => readonly Walk[]
}

/** Rows in px from the top, by size: the interval, the dots' middle, the axis. */
const ROWS = { demo: { interval: 8, dots: 24, axis: 36 }, margin: { interval: 8, dots: 24, axis: 32 } } as const
const WIDTHS = { demo: 260, margin: 232 } as const
const EDGE = 16

/** Draws in `room` px at most. Dots are spread vertically by their index, so that equal differences can be told apart. */
export function layoutDifference(props: DifferenceStripProps, room: number): DifferenceLayout {
  const { context, quantity, differences, seeds, interval, size = 'demo', alone = false } = props
  const width = Math.min(room, props.width ?? WIDTHS[size])
  const rows = ROWS[size]
  const factor = quantity.unit === 'percent' ? 100 : 1
  const signed = (text: string) => (alone ? text : context.format.signed(text))
  const all = [...Array.from(differences), ...(interval ? [interval.low, interval.high] : []), ...(alone ? [] : [0])]
  const { low, high } = extentOf([all.map((value) => value * factor)])
  // Zero of a difference is always on the axis, and never at its very end, so that an interval that crosses it is seen to.
  const air = 0.08 * (high - low) || 1
  const scale = createScale('linear', { low: low - air, high: high + air }, EDGE, width - EDGE)
  const place = (value: number): number => rounded(scale(value * factor))
  const { ticks } = layoutHorizontalAxis(scale, { id: quantity.id }, '', [EDGE, width - EDGE], context.format)
  const showsDots = size === 'demo' || interval === undefined
  const write = (value: number): string => {
    if (quantity.unit !== 'percent') return signed(context.format.significant(value))
    return alone ? context.format.percent(value) : `${signed(context.format.points(value))} ${context.labels('points')}`
  }
  const dots = showsDots
    ? Array.from(differences).flatMap((value, seed) =>
        Number.isFinite(value) ? [{ x: place(value), y: rows.dots + (((seed * 3) % 5) - 2) * 1.8, seed, value }] : [],
      )
    : []
  return {
    width,
    height: rows.axis + 20,
    axis: rows.axis,
    zero: alone ? null : place(0),
    ticks: ticks.map((tick) => ({ ...tick, x: rounded(tick.x), text: signed(tick.text) })),
    dots,
    interval: interval && {
      mean: place(interval.mean),
      low: place(interval.low),
      high: place(interval.high),
      y: rows.interval,
    },
    walks: () => [
      dots
        .toSorted((a, b) => a.x - b.x)
        .map(({ x, y, seed, value }) => ({
          x,
          y,
          say: () => `${context.labels('seed')} ${seeds?.[seed] ?? seed}: ${write(value)}`,
        })),
    ],
  }
}
