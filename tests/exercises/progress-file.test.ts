/** Files of progress: each version opens, and 10,000 mutated ones are read or refused in a sentence, and lose nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SpecError } from '#core/units.ts'
import { importing, undoing } from '#exercises/progress/kept.ts'
import { previewImport } from '#exercises/progress/preview.ts'
import { readProgressFile, writeProgressFile } from '#exercises/progress/progress-file.ts'
import { mutatedFile } from './mutated-files.ts'
import { anyRecords, recordsOf, recordWith, textOf } from './records.ts'

const FILES = 10_000
const REFUSAL = /^The file .{10,200}\.$/
const PROBLEM = /^Record \d+ cannot be read: .{10,150}\.$/
const FOLDER = 'tests/exercises/progress-files'

test.each(readdirSync(FOLDER))('%s opens', (file) => {
  const { name, records, problems } = readProgressFile(readFileSync(`${FOLDER}/${file}`, 'utf8'))
  expect(problems).toEqual([])
  expect(name).toBe('Kim Minji')
  expect([...records.keys()]).toEqual([
    'l2-penalty/by-hand',
    'l2-penalty/which-direction',
    'dropout/inverted',
    'norm-family/batch-of-one',
  ])
  expect(records.get('l2-penalty/by-hand')).toMatchObject({ answer: { text: '2,4' }, passed: true, attempts: 2 })
  expect(records.get('l2-penalty/which-direction')!.run).toEqual({ seed: 48213, value: -0.012857142857142789 })
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const text = writeProgressFile(records.values(), ' Ada ', new Date(0))
      expect(readProgressFile(text)).toEqual({ name: 'Ada', records, problems: [] })
    }),
    { seed: 9, numRuns: 500 },
  )
})

test('mutated files are read or refused in a sentence, and importing what was read loses nothing', () => {
  const here = recordsOf(
    recordWith({ passed: true, attempts: 3 }),
    recordWith({ exercise: 'dropout/inverted', answer: { source: 'mine' }, hints: 2 }),
    recordWith({ exercise: 'noise/only-here', passed: true }),
  )
  const before = textOf(here)
  const outcomes = { whole: 0, partly: 0, refused: 0 }
  /** What a file did that none may do. An expectation for each of so many would take longer than all else. */
  const faults: string[] = []
  for (let number = 0; number < FILES; number++) {
    const check = (fine: boolean, what: string) => {
      if (!fine) faults.push(`File ${number}: ${what}`)
    }
    let file: ReturnType<typeof readProgressFile>
    try {
      file = readProgressFile(mutatedFile(number))
    } catch (error) {
      check(error instanceof SpecError && REFUSAL.test(error.message), String(error))
      outcomes.refused += 1
      continue
    }
    for (const problem of file.problems) check(PROBLEM.test(problem), problem)
    outcomes[file.problems.length > 0 ? 'partly' : 'whole'] += 1
    check(previewImport(here, file.records).length === file.records.size, 'no preview')
    const kept = importing(file.records)({ records: here, undo: undefined })
    for (const [exercise, record] of here) {
      const now = kept.records.get(exercise)!
      check(now.passed || !record.passed, 'not solved any more')
      check(now.attempts >= record.attempts && now.hints >= record.hints, 'a count fell')
      check(!record.passed || now.at !== record.at || now.answer === record.answer, 'an answer was lost')
    }
    check(textOf(undoing(kept).records) === before, 'not undone')
  }
  expect(faults).toEqual([])
  expect(textOf(here)).toBe(before)
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(FILES / 20)
})

test.each<[string, string, string]>([
  ['an empty file', '', 'The file is not JSON'],
  ['a picture', '\x89PNG\r\n\x1a\n', 'The file is not JSON'],
  ['an experiment', '{"experiment":"l2-penalty/digits","seed":0}', 'The file is not progress in this book'],
  ['a list', '[]', 'The file is not progress in this book'],
  ['no version', '{"format":"held-out-progress","records":[]}', 'does not say which version'],
  ['a later version', '{"format":"held-out-progress","version":7,"records":[]}', 'version 7 of the format'],
  ['no records', '{"format":"held-out-progress","version":1}', 'The file has no list of records'],
])('%s is refused in a sentence', (_, text, sentence) => {
  expect(() => readProgressFile(text)).toThrow(sentence)
})

test('a file of 50 MB is refused before it is read', () => {
  expect(() => readProgressFile(' '.repeat(50 * 1024 * 1024))).toThrow('never larger than 20 MB')
})

test('a preview says what would change', () => {
  const here = recordsOf(
    recordWith({ exercise: 'noise/solved-here', passed: true }),
    recordWith({ exercise: 'noise/tried' }),
    recordWith({ exercise: 'noise/counted' }),
  )
  const file = recordsOf(
    recordWith({ exercise: 'noise/solved-here', at: '2026-11-26T13:00:00.000Z' }),
    recordWith({ exercise: 'noise/tried', passed: true }),
    recordWith({ exercise: 'noise/counted', attempts: 9 }),
    recordWith({ exercise: 'noise/unseen' }),
  )
  expect(previewImport(here, file).map(({ change }) => change)).toEqual(['same', 'solved', 'updated', 'new'])
})
