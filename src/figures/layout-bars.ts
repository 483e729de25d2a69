/** The geometry of horizontal bars: one a cell of the tables and arm. */
import { cutNames, LABEL_GAP, LABEL_SIZE } from './direct-labels.ts'
import type { Walk } from './inspect.ts'
import { rounded } from './lines.ts'
import { createScale, extentOf, valueDomain, valueFormat } from './scales.ts'
import { armOf, hueClass } from './strokes.ts'
import { breakText, fitText, textWidth } from './text-width.ts'
import type { BarsChartProps } from './types.ts'
import { after, namedValue } from './values.ts'

export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly value: string
  readonly hue: string
  /** Where the value stands: beyond the end of the bar. */
  readonly valueX: number
  readonly anchor: 'start' | 'end'
  /** Of the arm, where there are several. */
  readonly name: string
}

export interface BarRow {
  /** Its name; in two lines where it is long and several bars leave room for them. */
  readonly lines: readonly { readonly text: string; readonly y: number }[]
  readonly bars: readonly Bar[]
}

export interface BarsLayout {
  readonly height: number
  readonly zero: number
  /** Where a whole (100 %) ends, for shares. */
  readonly whole: number | undefined
  readonly rows: readonly BarRow[]
  readonly walks: () => readonly Walk[]
}

export const BAR_HEIGHT = 14
const BAR_STEP = 20
const ROW_GAP = 8
/** Px that the bars get at least. */
const LEAST_BARS = 40

export function layoutBars({ context, tables }: BarsChartProps, width: number): BarsLayout {
  const first = tables[0]?.result
  if (!first) throw new Error('A bar chart needs at least one table.')
  const isShare = first.quantity.unit === 'percent'
  const extent = extentOf(tables.map(({ result }) => result.values))
  const domain = isShare ? { low: Math.min(0, extent.low), high: Math.max(1, extent.high) } : valueDomain(extent)
  const values = tables.flatMap(({ result }) => Array.from(result.values))
  const write = valueFormat(values, first.quantity, context.format)
  const several = context.arms.length > 1
  const rowTexts = first.rows.flatMap((row) =>
    first.columns.map((column) =>
      first.columns.length === 1 ? context.labels(row) : `${context.labels(row)}, ${context.labels(column)}`,
    ),
  )
  const hasRoom = tables.length > 1
  const longest = Math.max(...rowTexts.map((text) => textWidth(text, LABEL_SIZE)))
  const labelWidth = Math.min((hasRoom ? 0.33 : 0.4) * width, longest)
  const names = tables.map(({ arm }) => (several ? armOf(context, arm).label : ''))
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text) => textWidth(text, LABEL_SIZE, 600)))
  const numberWidth = widest(values.map((value) => ` ${write(value)}`))
  const start = labelWidth + 12
  const end = width - 8
  const nameRoom = end - start - LEAST_BARS - numberWidth
  const cut = cutNames(new Map(names.map((name) => [name, nameRoom])))
  const shown = names.map((name) => cut.get(name)!)
  const valueWidth = numberWidth + widest(shown)
  // Where there is no room for values left of zero, those of bars to the left stand right of it.
  const isWide = end - start - 2 * valueWidth - 6 >= LEAST_BARS
  const left = start + (domain.low < 0 && isWide ? valueWidth + 6 : 0)
  const scale = createScale('linear', domain, left, end - valueWidth)
  const zero = rounded(scale(0))
  const rowHeight = BAR_STEP * tables.length + ROW_GAP
  const rows = rowTexts.map((text, row) => ({
    lines: linesOf(text, labelWidth, rowHeight * (row + 0.5), hasRoom),
    bars: tables.map(({ arm, result }, k): Bar => {
      const value = result.values[row]!
      const tip = rounded(scale(Number.isFinite(value) ? value : 0))
      const isBelow = isWide && tip < zero
      return {
        x: Math.min(zero, tip),
        y: rowHeight * row + ROW_GAP / 2 + BAR_STEP * k + (BAR_STEP - BAR_HEIGHT) / 2,
        width: rounded(Math.abs(tip - zero)),
        value: Number.isNaN(value) ? '–' : write(value),
        hue: hueClass(context, arm, result.split),
        valueX: rounded(isBelow ? tip - 6 : Math.max(zero, tip) + 6),
        anchor: isBelow ? 'end' : 'start',
        name: shown[k]!,
      }
    }),
  }))
  return {
    height: rowHeight * rowTexts.length,
    zero,
    whole: isShare ? rounded(scale(1)) : undefined,
    rows,
    walks: () =>
      rows.map(({ bars }, row) =>
        bars.flatMap(({ x, y, width }, k) => {
          const value = tables[k]!.result.values[row]!
          if (Number.isNaN(value)) return []
          const say = () => after(after(names[k]!, rowTexts[row]!), namedValue(value, first.quantity, context))
          return [{ x: x + width / 2, y: y + BAR_HEIGHT / 2, size: [width, BAR_HEIGHT] as const, say }]
        }),
      ),
  }
}

function linesOf(text: string, width: number, y: number, hasRoom: boolean): BarRow['lines'] {
  const [first, rest] = breakText(text, width, LABEL_SIZE)
  if (!hasRoom || rest === '') return [{ text: fitText(text, width, LABEL_SIZE), y }]
  return [
    { text: first, y: y - LABEL_GAP / 2 },
    { text: fitText(rest, width, LABEL_SIZE), y: y + LABEL_GAP / 2 },
  ]
}
