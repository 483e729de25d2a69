/** Records for tests, and arbitrary ones. */
import fc from 'fast-check'
import { canonicalJson } from '#core/canonical-json.ts'
import type { Kept, Records } from '#exercises/progress/kept.ts'
import type { ExerciseRecord } from '#exercises/progress/record.ts'

/** A record of a number typed at noon, with what a test says differently. */
export const recordWith = (different: Partial<ExerciseRecord> = {}): ExerciseRecord => ({
  exercise: 'l2-penalty/by-hand',
  content: 'c0ffee',
  answer: { text: '2.4' },
  passed: false,
  attempts: 1,
  hints: 0,
  solutionSeen: false,
  at: '2026-11-26T12:00:00.000Z',
  core: 'ecb334c63eb7',
  ...different,
})

export const recordsOf = (...records: readonly ExerciseRecord[]): Records =>
  new Map(records.map((record) => [record.exercise, record]))

export const keptWith = (...records: readonly ExerciseRecord[]): Kept => ({
  records: recordsOf(...records),
  undo: undefined,
})

/** Records as text that is equal for equal ones. */
export const textOf = (records: Records): string =>
  canonicalJson([...records.values()].sort((a, b) => (a.exercise < b.exercise ? -1 : 1)))

/** Few exercises, times and answers, so that they meet. */
export const anyRecord: fc.Arbitrary<ExerciseRecord> = fc
  .record({
    exercise: fc.constantFrom('l2-penalty/by-hand', 'dropout/inverted', 'noise/which', 'batch-norm/backward'),
    content: fc.constantFrom('c0ffee', 'decade'),
    answer: fc.oneof(
      fc.record({ text: fc.string({ maxLength: 4 }) }),
      fc.record({ source: fc.string({ unit: 'grapheme', maxLength: 20 }) }),
      fc.record({
        settings: fc.dictionary(fc.string({ maxLength: 4 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
      }),
    ),
    passed: fc.boolean(),
    attempts: fc.nat(5),
    hints: fc.nat(3),
    solutionSeen: fc.boolean(),
    at: fc.nat(4).map((minute) => `2026-11-26T12:0${minute}:00.000Z`),
    core: fc.constantFrom('ecb334c63eb7', '0123456789ab'),
    digest: fc.option(fc.constantFrom('0a'.repeat(32), '1b'.repeat(32)), { nil: undefined }),
    run: fc.option(fc.record({ seed: fc.nat(9), value: fc.double({ noNaN: true, noDefaultInfinity: true }) }), {
      nil: undefined,
    }),
  })
  .map(({ digest, run, answer, ...record }) => ({
    ...record,
    // Keys in one order and no −0, as JSON gives them back.
    answer: JSON.parse(JSON.stringify(answer)),
    ...(digest && { digest }),
    ...(run && { run: { seed: run.seed, value: run.value + 0 } }),
  }))

export const anyRecords: fc.Arbitrary<Records> = fc
  .uniqueArray(anyRecord, { selector: ({ exercise }) => exercise, maxLength: 4 })
  .map((records) => recordsOf(...records))
