/** All that is kept of a reader's progress, and what can become of it: pure functions from what is kept to what is kept. */
import { type ExerciseRecord, isSameRecord, mergeRecords } from './record.ts'

export type Records = ReadonlyMap<string, ExerciseRecord>

/** What an import or a clearing replaced, so that it can be had back. */
export interface Undo {
  readonly what: 'import' | 'clear'
  readonly steps: readonly {
    readonly exercise: string
    readonly before: ExerciseRecord | undefined
    readonly after: ExerciseRecord | undefined
  }[]
}

export interface Kept {
  readonly records: Records
  readonly undo: Undo | undefined
}

/** A change of what is kept. It may be applied anew to what another tab has written meanwhile. */
export type Update = (kept: Kept) => Kept

export const nothingKept: Kept = { records: new Map(), undo: undefined }

const merged = (old: ExerciseRecord | undefined, record: ExerciseRecord) => (old ? mergeRecords(old, record) : record)

/** Adds what a reader did in one exercise. */
export const writing =
  (record: ExerciseRecord): Update =>
  ({ records, undo }) => ({
    records: new Map(records).set(record.exercise, merged(records.get(record.exercise), record)),
    undo,
  })

/** Merges the records of a file. */
export const importing =
  (incoming: Records): Update =>
  ({ records }) =>
    replaced(
      'import',
      records,
      Array.from(incoming.values(), (record) => [record.exercise, merged(records.get(record.exercise), record)]),
    )

/** Forgets everything. */
export const clearing: Update = ({ records }) =>
  replaced(
    'clear',
    records,
    Array.from(records.keys(), (exercise) => [exercise, undefined]),
  )

function replaced(
  what: Undo['what'],
  records: Records,
  entries: readonly (readonly [string, ExerciseRecord | undefined])[],
): Kept {
  const steps = entries
    .map(([exercise, after]) => ({ exercise, before: records.get(exercise), after }))
    .filter(({ before, after }) => !isSameRecord(before, after))
  return { records: withAll(records, entries), undo: { what, steps } }
}

/** Takes the last import or clearing back. What the reader has done since in one of its exercises stays. */
export const undoing: Update = ({ records, undo }) => ({
  records: withAll(
    records,
    (undo?.steps ?? []).map(({ exercise, before, after }) => {
      const now = records.get(exercise)
      return [exercise, isSameRecord(now, after) ? before : before && now ? mergeRecords(before, now) : (now ?? before)]
    }),
  ),
  undo: undefined,
})

function withAll(
  records: Records,
  entries: readonly (readonly [string, ExerciseRecord | undefined])[],
): Map<string, ExerciseRecord> {
  const next = new Map(records)
  for (const [exercise, record] of entries)
    if (record) next.set(exercise, record)
    else next.delete(exercise)
  return next
}
