/** The trained network used otherwise: its test error in normal use and under each condition of the spec. */
import type { TableResult } from '#core/results.ts'
import type { RunLog } from './run-log.ts'

/** The metric of a condition; the best validation is none. */
const UNDER = /^test\.error@(?!best-validation$)(.+)$/

/** Whether a run has come to its end, and the step is not before it. */
export const isOver = ({ steps, outcome }: RunLog, step: number): boolean =>
  outcome !== null && step >= (steps.at(-1) ?? 0)

/** A table with a row for normal use and one for each condition, once the run is over; none where there are no conditions. */
export function conditionsOf({ outcome, tracks }: RunLog): readonly TableResult[] {
  const metrics = outcome?.metrics ?? {}
  const names = Object.keys(metrics).flatMap((key) => UNDER.exec(key)?.[1] ?? [])
  const quantity = tracks.get('validation.error')?.quantity
  if (names.length === 0 || !quantity) return []
  const values = ['test.error', ...names.map((name) => `test.error@${name}`)].map((key) => metrics[key]!)
  return [
    {
      shape: 'table',
      name: 'conditions',
      rows: ['normal', ...names].map((name) => `condition-${name}`),
      columns: ['test.error'],
      values: Float64Array.from(values),
      quantity,
    },
  ]
}
