/** Keeps the numbers under an equation at the play head of their demo. */
import type { TableResult } from '#core/results.ts'
import { cellText, equationTables, optionText } from '#demos/equation-results.ts'
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
function show(block: HTMLElement, { step, results, optionAt }: Shown, arm: string | undefined): void {
  const tables = equationTables(results.flatMap(({ arm: of, result }) => (of === arm ? [result] : [])))
  if (tables.every(({ rows }) => rows.length === 0)) return
  for (const at of block.querySelectorAll('[data-step]')) at.textContent = numbers.fixed(step, 0)
  for (const body of block.querySelectorAll('tbody')) grow(body, tables)
  for (const row of block.querySelectorAll<HTMLElement>('[data-row]')) {
    const table = tables.find(({ rows }) => rows.includes(row.dataset.row!))
    row.hidden = table === undefined
    for (const cell of row.querySelectorAll<HTMLElement>('[data-column]'))
      cell.textContent = table ? cellText(table, row.dataset.row!, cell.dataset.column!) : ''
  }
  for (const option of block.querySelectorAll<HTMLElement>('[data-option]'))
    option.textContent = optionText(optionAt(option.dataset.option!))
}

/** Entries that a reader has added to a list follow the last one: `entry-5` after `entry-4`. */
function grow(body: HTMLTableSectionElement, tables: readonly TableResult[]): void {
  const known = Array.from(body.rows, (row) => row.dataset.row!)
  const table = tables.find(({ rows }) => rows.includes(known[0]!))
  for (const name of table?.rows.slice(known.length) ?? []) {
    const row = body.rows[body.rows.length - 1]!.cloneNode(true) as HTMLTableRowElement
    row.dataset.row = name
    const number = /\d+$/
    for (const text of row.cells[0]!.children)
      text.textContent = text.textContent.replace(number, number.exec(name)![0])
    body.append(row)
  }
}
