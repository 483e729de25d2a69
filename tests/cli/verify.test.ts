/** Files that are none, and the forms of the report. */
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contentOf } from '#exercises/material.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { readExercises } from '../../src/cli/exercises.ts'
import { recordWith } from '../exercises/records.ts'
import { command } from './command.ts'
import { createFolder, verified } from './submitted.ts'

const { folder, file, progress, remove } = createFolder()
afterAll(remove)

const EXERCISE = 'l2-penalty/one-step'
const solved = recordWith({
  exercise: EXERCISE,
  content: contentOf((await readExercises()).find(({ id }) => id === EXERCISE)!),
  answer: { text: '2,4' },
  passed: true,
  core: coreVersion,
})

test('files that are none are named with the reason, beside those that are read', async () => {
  const files = [
    progress('good.json', [solved]),
    file('picture.json', '\x89PNG\r\n'),
    file('other.json', '{"experiment":"l2-penalty/digits"}'),
    file('later.json', '{"format":"held-out-progress","version":9,"records":[]}'),
    file('part.json', JSON.stringify({ format: 'held-out-progress', version: 1, records: [solved, 7] })),
    join(folder, 'missing.json'),
    folder,
  ]
  const { status, submissions } = await verified(...files)
  expect(submissions.map(({ findings }) => findings.map(({ standing }) => standing))).toEqual([
    ['holds'],
    [],
    [],
    [],
    ['holds'],
    [],
    [],
  ])
  expect(submissions.map(({ problems }) => problems[0] ?? '')).toEqual([
    '',
    'The file is not JSON: it may be cut off, or be another file.',
    'The file is not progress in this book: a progress file says "format": "held-out-progress".',
    expect.stringContaining('version 9 of the format'),
    'Record 2 cannot be read: A record is an object with an exercise and an answer.',
    'There is no such file.',
    'The file cannot be opened: EISDIR.',
  ])
  expect(status).toBe(1)
})

test('as text and as CSV', async () => {
  const ada = progress('ada.json', [solved], '=Ada')
  const bob = progress('bob.json', [{ ...solved, answer: { text: '7' } }])
  const text = await command('verify', [ada, bob, file('none.json', '[]')])
  expect(text.stdout).toContain(`${ada} (=Ada): 1 holds\n  l2-penalty/one-step: holds, passed at attempt 1\n`)
  expect(text.stdout).toContain('  l2-penalty/one-step: DIFFERS, passed at attempt 1; does not pass now (the file says')
  expect(text.stdout).toContain('none.json: nothing to judge\n  The file is not progress in this book')
  const csv = await command('verify', ['--csv', ada, bob, join(folder, 'none.json')])
  const lines = csv.stdout.trimEnd().split('\n')
  expect(lines.map((line) => line.split(',').slice(1, 4).join())).toEqual([
    'name,exercise,passed',
    `'=Ada,l2-penalty/one-step,yes`,
    ',l2-penalty/one-step,yes',
  ])
  expect(lines[0]).toMatch(/,standing,passes,why$/)
  expect(lines[1]).toMatch(/,holds,yes,$/)
  expect(lines[2]).toMatch(/,differs,no,"?the file says/)
  expect(csv.stderr).toMatch(/^\S+none\.json: The file is not progress/)
})

test.each([[[]], [['--csv', '--json', 'a.json']], [['--what']]])('%o is answered with the usage', async (args) => {
  const { status, stdout, stderr } = await command('verify', args)
  expect(stderr).toContain('Usage: npm run -s verify')
  expect(stdout).toBe('')
  expect(status).toBe(1)
})
