/** What a teacher gets from the files of a class, as a table for a spreadsheet. */
import { cell } from '#demos/take.ts'
import type { ExerciseRecord } from '../progress/record.ts'

/** A row for each exercise of each file; a column is what a row says of it. */
export interface SubmissionRow {
  readonly file: string
  readonly name: string
  readonly record: ExerciseRecord
  /** Columns that follow those of the record. */
  readonly more?: Readonly<Record<string, string | number>>
}

/** A CSV file with a head line. What a student typed is never taken for a formula. */
export function writeSubmissions(rows: readonly SubmissionRow[]): string {
  const lines = rows.map(({ file, name, record, more = {} }) => ({
    file: inert(file),
    name: inert(name),
    exercise: record.exercise,
    passed: record.passed ? 'yes' : 'no',
    attempts: record.attempts,
    hints: record.hints,
    solution: record.solutionSeen ? 'seen' : 'not seen',
    at: record.at,
    core: inert(record.core),
    digest: record.digest ?? '',
    seed: record.run?.seed ?? '',
    measured: record.run?.value ?? '',
    ...more,
  }))
  const head = Object.keys(lines[0] ?? {})
  return [head, ...lines.map((line) => Object.values(line))]
    .map((line) => line.map((one) => cell(one)).join(','))
    .join('\n')
}

/** A spreadsheet computes what begins with one of these, and may send it somewhere. */
const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
