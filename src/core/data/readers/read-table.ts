/** Points in the plane, or a table of numbers with a column of labels, from the text of a CSV file. */
import { SpecError } from '../../units.ts'
import type { OwnData } from '../data.ts'
import { type Row, readRows } from './delimited.ts'
import { checkSize, MOST_CLASSES, MOST_EXAMPLES, MOST_FEATURES } from './limits.ts'

export interface OwnTable extends OwnData {
  /** Headings of the features; `1`, `2` … where the file has no header. */
  readonly featureNames: readonly string[]
  /** What the file calls each class. */
  readonly classNames: readonly string[]
}

const LABEL_HEADINGS = ['label', 'class', 'target']
const MISSING = ['', 'na', 'n/a', 'nan', 'null', 'none', '?']
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const isNumber = (field: string) => NUMBER.test(field)
/** A field as a sentence quotes it: on one line, and cut where it is long. */
const quote = (field: string) => {
  const plain = field.slice(0, 31).replace(/[\s\p{C}]+/gu, ' ')
  return `“${field.length > 30 ? `${plain.slice(0, 30)}…` : plain}”`
}

/**
 * Reads rows of numbers, each with a label. The label is the column headed label, class or target, else the last; its
 * classes are in numerical order if all are numbers, else in order of their characters. The first line is a header if
 * one of its fields is no number where the second line has one. Throws a SpecError of one sentence that says the line.
 */
export function readTable(text: string): OwnTable {
  checkSize(text.length, 'The table')
  const rows = readRows(text)
  const first = rows.next().value
  const second = rows.next().value
  if (!first || !second)
    throw new SpecError('Line 1: a table needs at least two rows, each of numbers and a label, such as “0.5,1.2,a”.')
  const columns = first.fields.length
  if (columns < 2 || columns > MOST_FEATURES + 1)
    throw new SpecError(
      `Line ${first.line}: a row has from 1 to ${MOST_FEATURES} numbers and a label, with “,”, “;” or a tab between them; this one has ${columns} ${columns === 1 ? 'field' : 'fields'}.`,
    )
  const hasHeader = first.fields.some((field, column) => !isNumber(field) && isNumber(second.fields[column] ?? ''))
  const names = first.fields.map((field, column) => (hasHeader && field !== '' ? field : String(column + 1)))
  const headed = hasHeader ? names.findIndex((name) => LABEL_HEADINGS.includes(name.toLowerCase())) : -1
  const labelColumn = headed < 0 ? columns - 1 : headed
  const refuse = (line: number, column: number, why: string): never => {
    throw new SpecError(`Line ${line}, column ${quote(names[column]!)}: ${why}.`)
  }

  const inputs: number[] = []
  const labels: string[] = []
  const known = new Set<string>()
  const add = ({ line, fields }: Row): void => {
    if (fields.length !== columns)
      throw new SpecError(
        `Line ${line}: expected ${columns} fields, as in line ${first.line}, but found ${fields.length}.`,
      )
    if (labels.length === MOST_EXAMPLES)
      throw new SpecError(`Line ${line}: more than ${MOST_EXAMPLES} rows; take a part of them.`)
    fields.forEach((field, column) => {
      if (column !== labelColumn) inputs.push(toNumber(field, (why) => refuse(line, column, why)))
      else if (field === '') refuse(line, column, 'the label is missing; write it, or leave the row out')
      else labels.push(field)
    })
    known.add(labels.at(-1)!)
    if (known.size > MOST_CLASSES)
      refuse(
        line,
        labelColumn,
        `more than ${MOST_CLASSES} different labels; a label names a class, it does not measure`,
      )
  }
  if (!hasHeader) add(first)
  add(second)
  for (const row of rows) add(row)
  if (known.size < 2)
    refuse(second.line, labelColumn, `every label is ${quote(labels[0]!)}, where at least two classes are expected`)

  const classNames = [...known].sort(
    [...known].every(isNumber) ? (a, b) => Number(a) - Number(b) || (a < b ? -1 : 1) : (a, b) => (a < b ? -1 : 1),
  )
  const classOf = new Map(classNames.map((name, label) => [name, label]))
  return {
    shape: [columns - 1],
    task: { kind: 'classification', classes: classNames.length },
    examples: {
      count: labels.length,
      inputs: Float32Array.from(inputs),
      labels: Uint8Array.from(labels, (label) => classOf.get(label)!),
      values: new Float32Array(0),
    },
    featureNames: names.filter((_, column) => column !== labelColumn),
    classNames,
  }
}

/** The field as a float32 number. */
function toNumber(field: string, refuse: (why: string) => never): number {
  if (MISSING.includes(field.toLowerCase()))
    return refuse(`a number is missing (${quote(field)}); fill it in, or leave the row out`)
  if (!isNumber(field)) return refuse(`${quote(field)} is not a number such as -1.5 or 2e-3`)
  const value = Math.fround(Number(field))
  return Number.isFinite(value) ? value : refuse(`${quote(field)} is too large; numbers go up to 3.4e38`)
}
