/** What an import would do, before it is done. */
import { importing, type Records } from './kept.ts'
import { type ExerciseRecord, isSameRecord } from './record.ts'

export interface ImportStep {
  readonly exercise: string
  /**
   * `new`: nothing was known of the exercise. `solved`: it was not solved, and will be. `updated`: a later answer, or more
   * attempts. `same`: nothing changes, since what is here is as good.
   */
  readonly change: 'new' | 'solved' | 'updated' | 'same'
}

/** One step for each record of the file, in the file's order. */
export function previewImport(records: Records, incoming: Records): readonly ImportStep[] {
  const after = importing(incoming)({ records, undo: undefined }).records
  return Array.from(incoming.keys(), (exercise) => ({
    exercise,
    change: changeOf(records.get(exercise), after.get(exercise)!),
  }))
}

function changeOf(before: ExerciseRecord | undefined, after: ExerciseRecord): ImportStep['change'] {
  if (!before) return 'new'
  if (isSameRecord(before, after)) return 'same'
  return after.passed && !before.passed ? 'solved' : 'updated'
}
