/** The geometry of a table as a shaded grid: the numbers, in paper tones by the share of the largest or by which are lit. */
import type { Walk } from './inspect.ts'
import { rounded } from './lines.ts'
import { extentOf, valueFormat } from './scales.ts'
import { fitText, textWidth } from './text-width.ts'
import type { FigureContext, MatrixChartProps } from './types.ts'
import { namedValue } from './values.ts'

export interface MatrixCell {
  readonly x: number
  readonly y: number
  /** The number of a paper tone, 0 to 5. */
  readonly tone: number
  /** Empty for zero, unless the shade tells something else. */
  readonly text: string
}

export interface MatrixHead {
  readonly text: string
  /** The middle of its row or column. */
  readonly at: number
}

export interface MatrixLayout {
  readonly left: number
  readonly top: number
  readonly height: number
  readonly cell: { readonly width: number; readonly height: number }
  readonly rows: readonly MatrixHead[]
  readonly columns: readonly MatrixHead[]
  readonly cells: readonly MatrixCell[]
  readonly walks: () => readonly Walk[]
}

const SIZE = 13
/** Px above the grid: the names of the columns, and of what they stand for. */
const TOP = 38
const CELL = { width: 56, height: 26 }
const LAST_TONE = 5
const LIT_TONE = 3

export function layoutMatrix(
  { context, table, lit, rowsName, columnsName }: MatrixChartProps,
  width: number,
): MatrixLayout {
  const { rows, columns, values, quantity } = table
  const names = {
    rows: rows.map((key) => shortName(key, context)),
    columns: columns.map((key) => shortName(key, context)),
  }
  const left = Math.ceil(Math.min(0.35 * width, Math.max(...names.rows.map((name) => textWidth(name, SIZE))) + 8))
  const cell = { width: Math.min(CELL.width, Math.floor((width - left) / columns.length)), height: CELL.height }
  const { high } = extentOf([values])
  const write = valueFormat([...values], quantity, context.format)
  const middle = {
    x: (column: number) => left + (column + 0.5) * cell.width,
    y: (row: number) => TOP + (row + 0.5) * cell.height,
  }
  return {
    left,
    top: TOP,
    height: TOP + rows.length * cell.height + 1,
    cell,
    rows: names.rows.map((name, row) => ({ text: fitText(name, left - 8, SIZE), at: middle.y(row) })),
    columns: names.columns.map((name, column) => ({ text: fitText(name, cell.width - 2, SIZE), at: middle.x(column) })),
    cells: Array.from(values, (value, k) => ({
      x: left + (k % columns.length) * cell.width,
      y: TOP + Math.floor(k / columns.length) * cell.height,
      tone: lit ? (lit[k] ? LIT_TONE : 0) : toneOf(value, high),
      text: value === 0 && !lit ? '' : write(value),
    })),
    walks: () =>
      rows.map((_, row) =>
        columns.map((_, column) => ({
          x: rounded(middle.x(column)),
          y: rounded(middle.y(row)),
          size: [cell.width, cell.height],
          say: () =>
            `${rowsName} ${names.rows[row]}, ${columnsName} ${names.columns[column]}: ${namedValue(values[row * columns.length + column]!, quantity, context)}`,
        })),
      ),
  }
}

/** Of a class, an entry or an example its number: rows and columns say what they are. */
function shortName(key: string, { labels }: FigureContext): string {
  return /^(?:class|entry|example)-(\d+)$/.exec(key)?.[1] ?? labels(key)
}

/** By the square root, so that few among many still show. */
function toneOf(value: number, high: number): number {
  if (!(value > 0 && high > 0)) return 0
  return Math.max(1, Math.round(LAST_TONE * Math.sqrt(value / high)))
}
