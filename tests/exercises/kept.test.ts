/** Imports and clearings can be undone, and what a reader does meanwhile stays. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clearing, importing, undoing, writing } from '#exercises/progress/kept.ts'
import { anyRecord, anyRecords, keptWith, recordsOf, recordWith, textOf } from './records.ts'

test('an undone import or clearing leaves everything as it was', () => {
  fc.assert(
    fc.property(anyRecords, anyRecords, (here, file) => {
      for (const update of [importing(file), clearing])
        expect(textOf(undoing(update({ records: here, undo: undefined })).records)).toBe(textOf(here))
    }),
    { seed: 3, numRuns: 300 },
  )
})

test('what is done between an import and its undoing stays', () => {
  fc.assert(
    fc.property(anyRecords, anyRecords, anyRecord, (here, file, record) => {
      // It comes after all else, and is one more attempt.
      const done = { ...record, at: '2026-11-26T13:00:00.000Z', attempts: 9 }
      for (const update of [importing(file), clearing]) {
        const after = undoing(writing(done)(update({ records: here, undo: undefined }))).records
        const now = after.get(done.exercise)!
        expect(now.passed || !done.passed).toBe(true)
        expect(now.attempts).toBeGreaterThanOrEqual(done.attempts)
        for (const record of here.values()) expect(after.get(record.exercise)!.passed || !record.passed).toBe(true)
      }
    }),
    { seed: 4, numRuns: 300 },
  )
})

test('undoing twice, or where nothing was done, changes nothing', () => {
  const kept = keptWith(recordWith())
  expect(undoing(kept).records).toEqual(kept.records)
  const once = undoing(importing(recordsOf(recordWith({ exercise: 'noise/new' })))(kept))
  expect(undoing(once)).toEqual(once)
})
