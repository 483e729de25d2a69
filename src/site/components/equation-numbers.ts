/** Keeps the numbers under an equation at the play head of their demo. */
import { isOfEquation, type TableResult } from '#core/results.ts'
import { type Shown, subscribe } from '#demos/page-state.ts'
import { numbers } from '#i18n/numbers.ts'

for (const block of document.querySelectorAll<HTMLDetailsElement>('details.numbers')) {
  const { demo = '', run: arm } = block.dataset
  let stop = () => {}
  block.addEventListener('toggle', () => {
    stop()
    if (block.open) stop = subscribe(demo, (shown) => show(block, shown, arm))
  })
}

/** A row that the run does not have, such as a penalty's after a change of the model, is hidden. */
function show(block: HTMLElement, { step, results }: Shown, arm: string | undefined): void {
  const tables = results.flatMap(({ arm: of, result }) =>
    of === arm && isOfEquation(result) && result.shape === 'table' ? [result] : [],
  )
  if (tables.length === 0) return
  block.querySelector('[data-step]')!.textContent = numbers.fixed(step, 0)
  for (const row of block.querySelectorAll<HTMLElement>('[data-row]')) {
    const table = tables.find(({ rows }) => rows.includes(row.dataset.row!))
    row.hidden = table === undefined
    for (const cell of row.querySelectorAll<HTMLElement>('[data-column]'))
      cell.textContent = table ? cellOf(table, row.dataset.row!, cell.dataset.column!) : ''
  }
}

function cellOf({ of, rows, columns, values }: TableResult, row: string, column: string): string {
  const at = columns.indexOf(column)
  if (at < 0) return '–'
  const value = values[rows.indexOf(row) * columns.length + at]!
  return of === 'scalars' ? numbers.short(value) : numbers.significant(value)
}
