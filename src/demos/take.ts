/** What a reader takes away: files made on the device. */
import type { Result } from '#core/results.ts'
import { metricKey } from '#core/results.ts'
import type { OfArm } from '#figures/types.ts'

/** Saves bytes or text as a file; nothing leaves the device. */
export function saveFile(name: string, content: Uint8Array<ArrayBuffer> | string): void {
  const url = URL.createObjectURL(new Blob([content]))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  URL.revokeObjectURL(url)
}

/** All numbers in long form: arm, name, x, y. Exact: a reader gets the bits, not the print. */
export function writeCsv(results: readonly OfArm<Result>[]): string {
  const rows = results.flatMap(({ arm, result }) =>
    pointsOf(result).map(([part, x, value]) => [arm, metricKey(result) + part, x, value]),
  )
  return [['arm', 'name', 'x', 'value'], ...rows].map((row) => row.join(',')).join('\n')
}

type Point = readonly [part: string, x: number | '', value: number]

function pointsOf(result: Result): readonly Point[] {
  switch (result.shape) {
    case 'number':
      return [['', '', result.value]]
    case 'series':
    case 'points':
      return Array.from(result.x, (x, k): Point => ['', x, result.y[k]!])
    case 'histogram':
      return Array.from(result.counts, (count, k): Point => ['', result.edges[k]!, count])
    case 'table':
      return result.rows.flatMap((row, r) =>
        result.columns.map(
          (column, c): Point => [`.${row}.${column}`, '', result.values[r * result.columns.length + c]!],
        ),
      )
    case 'field':
      return Array.from(result.values, (value, k): Point => ['', k, value])
  }
}
