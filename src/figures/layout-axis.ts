/** Where ticks and name of a horizontal axis go. */
import type { Quantity } from '#core/results.ts'
import type { NumberFormat } from '#i18n/numbers.ts'
import { type Scale, tickTexts } from './scales.ts'
import { textWidth } from './text-width.ts'

export const TICK_SIZE = 13

export interface PlacedTick {
  readonly value: number
  readonly x: number
  readonly text: string
}

export interface HorizontalAxis {
  readonly ticks: readonly PlacedTick[]
  /** The middle of the name; in row 0 it stands among the ticks, in row 1 below them. */
  readonly name: { readonly x: number; readonly row: 0 | 1 }
}

/** Between two tick labels, and on either side of the name. */
const AIR = 10

/**
 * Chooses as many ticks as there is room for. The name goes into the rightmost gap that holds it, with fewer ticks if
 * need be, and else into a row of its own.
 */
export function layoutHorizontalAxis(
  scale: Scale,
  quantity: Quantity,
  name: string,
  [left, right]: readonly [number, number],
  format: NumberFormat,
): HorizontalAxis {
  const nameWidth = textWidth(name, TICK_SIZE)
  const most = Math.max(3, Math.round((right - left) / 170))
  let densest: readonly PlacedTick[] | undefined
  for (let count = most; count >= 1; count--) {
    const ticks = placeTicks(scale, quantity, count, format)
    if (ticks.length < 2 || !areApart(ticks)) continue
    densest ??= ticks
    const x = gapFor(nameWidth, ticks, left, right)
    if (x !== undefined) return { ticks, name: { x, row: 0 } }
  }
  const few = placeTicks(scale, quantity, 2, format)
  const ticks = densest ?? few.filter((_, k) => k === 0 || k === few.length - 1)
  return { ticks, name: { x: (left + right) / 2, row: 1 } }
}

function placeTicks(scale: Scale, quantity: Quantity, count: number, format: NumberFormat): PlacedTick[] {
  const values = scale.ticks(count)
  const texts = tickTexts(values, quantity, format)
  return values.map((value, k) => ({ value, x: scale(value), text: texts[k]! }))
}

function half(tick: PlacedTick): number {
  return textWidth(tick.text, TICK_SIZE) / 2
}

function areApart(ticks: readonly PlacedTick[]): boolean {
  return ticks.every((tick, k) => k === 0 || tick.x - half(tick) - (ticks[k - 1]!.x + half(ticks[k - 1]!)) >= AIR)
}

function gapFor(width: number, ticks: readonly PlacedTick[], left: number, right: number): number | undefined {
  const edges = [left - AIR, ...ticks.flatMap((tick) => [tick.x - half(tick), tick.x + half(tick)]), right + AIR]
  for (let k = edges.length - 2; k >= 0; k -= 2) {
    const [from, to] = [edges[k]!, edges[k + 1]!]
    if (to - from >= width + 2 * AIR) return (from + to) / 2
  }
  return undefined
}
