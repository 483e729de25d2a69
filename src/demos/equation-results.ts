/** The numbers of a run that stand under an equation, as tables whose rows and columns have names. */
import { isOfEquation, type Result, type TableResult } from '#core/results.ts'
import type { Json } from '#core/units.ts'
import { numbers } from '#i18n/numbers.ts'

/** The part of an equation's numbers that are not given entry by entry; it has one column. */
export const SCALARS = 'scalars'

/** Those that a training shows for an equation; of an analysis all of its numbers. */
export function equationTables(results: readonly Result[]): readonly TableResult[] {
  const shown = results.filter((result) => result.shape === 'table')
  const made = shown.filter(isOfEquation)
  return made.length > 0 ? made : [...entriesOf(results, shown), scalarsOf(results)]
}

/** What is given for each entry, class or example: a row for each, and a column for each quantity. */
function entriesOf(results: readonly Result[], tables: readonly TableResult[]): readonly TableResult[] {
  const columns = new Map<string, Map<string, number>>()
  const put = (column: string, row: string, value: number) => {
    const values = columns.get(column) ?? new Map<string, number>()
    columns.set(column, values.set(row, value))
  }
  for (const { rows, columns: names, values } of tables)
    for (const [r, row] of rows.entries())
      for (const [c, name] of names.entries()) put(name, row, values[r * names.length + c]!)
  for (const result of results)
    if (result.shape === 'number' && result.of !== undefined) put(result.name, result.of, result.value)
  const rows = [...new Set([...columns.values()].flatMap((values) => [...values.keys()]))]
  if (rows.length === 0) return []
  const values = rows.flatMap((row) => Array.from(columns.values(), (of) => of.get(row) ?? Number.NaN))
  return [
    {
      shape: 'table',
      name: 'entries',
      rows,
      columns: [...columns.keys()],
      values: Float64Array.from(values),
      quantity: { id: 'value' },
    },
  ]
}

/** What stands in a cell: nothing was given for some entries. */
export function cellText({ of, rows, columns, values }: TableResult, row: string, column: string): string {
  const value = values[rows.indexOf(row) * columns.length + columns.indexOf(column)]
  if (value === undefined || Number.isNaN(value) || !columns.includes(column)) return '–'
  return of === SCALARS ? numbers.short(value) : numbers.significant(value)
}

/** A number or a list of them that an option is set to. */
export const optionText = (value: Json): string =>
  [value]
    .flat()
    .map((one) => numbers.short(Number(one)))
    .join(', ')

function scalarsOf(results: readonly Result[]): TableResult {
  const numbers = results.filter((result) => result.shape === 'number').filter(({ of }) => of === undefined)
  return {
    shape: 'table',
    name: 'numbers',
    of: SCALARS,
    rows: numbers.map(({ name }) => name),
    columns: ['value'],
    values: Float64Array.from(numbers, ({ value }) => value),
    quantity: { id: 'value' },
  }
}
