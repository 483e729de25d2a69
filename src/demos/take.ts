/** What a reader takes away: files made on the device. */
import type { FieldResult, ImagesResult, Result } from '#core/results.ts'
import { metricKey } from '#core/results.ts'
import type { OfArm } from '#figures/types.ts'

/** Saves bytes, text or a picture as a file; nothing leaves the device. */
export function saveFile(name: string, content: Uint8Array<ArrayBuffer> | string | Blob): void {
  const url = URL.createObjectURL(new Blob([content]))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  URL.revokeObjectURL(url)
}

/** A file has those columns of these, in this order, in which a result has something to say. */
const COLUMNS = [
  'arm',
  'name',
  'image',
  'row',
  'column',
  'x',
  'to',
  'y',
  'value',
  'class',
  'flipped',
  'dx',
  'dy',
] as const
type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>

/**
 * All numbers in long form, a line each: numbers, series and tables have a value; points x and y, and the class, the
 * flipped label and the arrow that they may have; a histogram's bar reaches from x to `to`; a field has a value at the
 * x and y of a cell's centre; an image has one for each row and column, and for each class of its target. Exact: a reader gets the bits, not the print.
 */
export function writeCsv(results: readonly OfArm<Result>[]): string {
  const rows = results.flatMap(({ arm, result }) =>
    rowsOf(result).map((row): Row => ({ arm, name: metricKey(result), ...row })),
  )
  const columns = COLUMNS.filter((column) => rows.some((row) => row[column] !== undefined))
  const lines = rows.map((row) => columns.map((column) => cell(row[column])))
  return [columns, ...lines].map((line) => line.join(',')).join('\n')
}

/** A cell of a CSV file, quoted where it would break the line, as RFC 4180 has it. */
export function cell(value: string | number = ''): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function rowsOf(result: Result): readonly Row[] {
  switch (result.shape) {
    case 'number':
      return [{ value: result.value }]
    case 'series':
      return Array.from(result.x, (x, k) => ({ x, value: result.y[k]! }))
    case 'points': {
      const { x, y, label, flipped, toward } = result
      return Array.from(x, (at, k) => ({
        x: at,
        y: y[k]!,
        ...(label && { class: label[k]! }),
        ...(flipped && { flipped: flipped[k]! }),
        ...(toward && { dx: toward[0][k]!, dy: toward[1][k]! }),
      }))
    }
    case 'histogram':
      return Array.from(result.counts, (value, k) => ({ x: result.edges[k]!, to: result.edges[k + 1]!, value }))
    case 'table':
      return result.rows.flatMap((row, r) =>
        result.columns.map((column, c) => ({ row, column, value: result.values[r * result.columns.length + c]! })),
      )
    case 'field':
      return fieldRows(result)
    case 'images':
      return imageRows(result)
  }
}

/** The first row of a field is at the bottom. */
function fieldRows({ values, size: [columns, rows], extent: [left, right, bottom, top] }: FieldResult): readonly Row[] {
  return Array.from(values, (value, k) => ({
    x: left + ((right - left) * ((k % columns) + 0.5)) / columns,
    y: bottom + ((top - bottom) * (Math.floor(k / columns) + 0.5)) / rows,
    value,
  }))
}

/** Rows and columns count from 1, from the top left. */
function imageRows({ values, size: [count, height, width], captions, targets }: ImagesResult): readonly Row[] {
  const classes = (targets?.length ?? 0) / count
  return captions.flatMap((image, n) => [
    ...Array.from({ length: height * width }, (_, k) => ({
      image,
      row: Math.floor(k / width) + 1,
      column: (k % width) + 1,
      value: values[n * height * width + k]!,
    })),
    ...Array.from({ length: classes }, (_, k) => ({ image, class: k, value: targets![n * classes + k]! })),
  ])
}
