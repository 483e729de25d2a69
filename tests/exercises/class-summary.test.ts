/** A class of three, by hand. */
import { expect, test } from 'vitest'
import { writeSubmissions } from '#exercises/class/submissions.ts'
import { type Handed, sampleOf, summarise } from '#exercises/class/summary.ts'
import type { ExerciseRecord } from '#exercises/progress/record.ts'
import { recordsOf, recordWith } from './records.ts'

const CORE = 'ecb334c63eb7'
const [ours, others] = ['0a'.repeat(32), '1b'.repeat(32)]
const handed = (file: string, ...records: readonly ExerciseRecord[]): Handed => ({
  file,
  name: undefined,
  records: recordsOf(...records),
  problems: [],
})
const predicted = (seed: number, value: number, different: Partial<ExerciseRecord> = {}) =>
  recordWith({ exercise: 'noise/bet', passed: true, digest: ours, run: { seed, value }, ...different })

const files = [
  handed('a.json', recordWith({ passed: true, attempts: 1, hints: 2 }), predicted(5001, -0.25)),
  handed('b.json', recordWith({ passed: true, attempts: 4, solutionSeen: true }), predicted(7002, -0.75)),
  handed('c.json', recordWith({ attempts: 9 }), predicted(5001, -0.25, { digest: others, passed: false })),
  handed('d.json', predicted(9, 100, { core: '0123456789ab' })),
]

test('exercises are summed up in the order of the book', () => {
  expect(summarise(files, ['noise/bet', 'noise/nobody', 'l2-penalty/by-hand'], CORE)).toEqual([
    {
      exercise: 'noise/bet',
      answered: 4,
      passed: 3,
      attempts: { median: 1, low: 1, high: 1 },
      hints: 0,
      solutions: 0,
      digests: { count: 3, same: 2 },
      otherCore: 1,
    },
    {
      exercise: 'noise/nobody',
      answered: 0,
      passed: 0,
      attempts: undefined,
      hints: 0,
      solutions: 0,
      digests: { count: 0, same: 0 },
      otherCore: 0,
    },
    {
      exercise: 'l2-penalty/by-hand',
      answered: 3,
      passed: 2,
      attempts: { median: 2.5, low: 1, high: 4 },
      hints: 1,
      solutions: 1,
      digests: { count: 0, same: 0 },
      otherCore: 0,
    },
  ])
})

test('a class is a sample of seeds, each of which counts once', () => {
  const { seeds, differences, interval } = sampleOf(files, 'noise/bet', CORE)
  expect(seeds).toEqual([5001, 7002])
  expect(differences).toEqual([-0.25, -0.75])
  expect(interval).toMatchObject({ mean: -0.5, count: 2 })
  expect(sampleOf(files.slice(0, 1), 'noise/bet', CORE).interval).toBeUndefined()
})

test('a name that a spreadsheet would compute is text', () => {
  const record = recordWith()
  const csv = writeSubmissions([{ file: '=a.json', name: '=HYPERLINK("http://x";"y"), me', record }])
  expect(csv.split('\n')[1]).toBe(
    `'=a.json,"'=HYPERLINK(""http://x"";""y""), me",l2-penalty/by-hand,no,1,0,not seen,2026-11-26T12:00:00.000Z,ecb334c63eb7,,,`,
  )
})
