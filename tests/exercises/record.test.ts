/** Merging loses nothing, whatever the order in which records meet. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRecord, mergeRecords } from '#exercises/progress/record.ts'
import { anyRecord, recordWith } from './records.ts'

/** Three records of one exercise. */
const three = fc
  .tuple(anyRecord, anyRecord, anyRecord)
  .map((records) => records.map((record) => ({ ...record, exercise: 'noise/which' })) as typeof records)

test('the order in which records meet does not matter, nor how often', () => {
  fc.assert(
    fc.property(three, ([a, b, c]) => {
      const all = mergeRecords(mergeRecords(a, b), c)
      expect(mergeRecords(a, mergeRecords(c, b))).toEqual(all)
      expect(mergeRecords(all, b)).toEqual(all)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('what was solved stays solved, and no count falls', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      const merged = mergeRecords(a, b)
      expect(merged.passed).toBe(a.passed || b.passed)
      expect(merged.solutionSeen).toBe(a.solutionSeen || b.solutionSeen)
      expect(merged.attempts).toBe(Math.max(a.attempts, b.attempts))
      expect(merged.hints).toBe(Math.max(a.hints, b.hints))
      // The answer is one that was given, with all that belongs to it.
      const { attempts, hints, solutionSeen, ...given } = merged
      expect(
        [a, b].some((one) => fc.stringify({ ...one, attempts, hints, solutionSeen }) === fc.stringify(merged)),
      ).toBe(true)
      if (a.passed === b.passed) expect(given.at).toBe(a.at > b.at ? a.at : b.at)
    }),
    { seed: 8, numRuns: 500 },
  )
})

test('a right answer is kept before a later wrong one', () => {
  const right = recordWith({ passed: true, answer: { text: '2.4' } })
  const later = recordWith({ attempts: 2, answer: { text: '7' }, at: '2026-11-26T12:30:00.000Z' })
  expect(mergeRecords(right, later)).toEqual({ ...right, attempts: 2 })
})

test('a record is read with what belongs to it and nothing else', () => {
  const record = recordWith({ digest: 'ab'.repeat(32), run: { seed: 3, value: -0.25 } })
  expect(checkRecord({ ...record, more: 1 })).toEqual(record)
})

test.each<[string, object]>([
  ['exercise', { exercise: '../../etc' }],
  ['exercise', { exercise: '__proto__/toString' }],
  ['content', { content: '' }],
  ['answer', { answer: 'two' }],
  ['answer', { answer: { source: 'x'.repeat(200_001) } }],
  ['passed', { passed: 'yes' }],
  ['attempts', { attempts: -1 }],
  ['attempts', { attempts: 1e300 }],
  ['hints', { hints: 0.5 }],
  ['solutionSeen', { solutionSeen: null }],
  ['at', { at: 'yesterday' }],
  ['at', { at: '2026-11-26' }],
  ['at', { at: '+275760-09-13T00:00:00.001Z' }],
  ['core', { core: 7 }],
  ['digest', { digest: 'short' }],
  ['run', { run: { seed: 0.5, value: 1 } }],
  ['run', { run: { seed: 1, value: Number.NaN } }],
])('a wrong “%s” is named: %o', (field, different) => {
  expect(() => checkRecord({ ...recordWith(), ...different })).toThrow(`“${field}” must be`)
})

test('an answer that points at itself is refused', () => {
  const answer: Record<string, unknown> = {}
  answer.self = answer
  expect(() => checkRecord({ ...recordWith(), answer })).toThrow('“answer” must be')
})
