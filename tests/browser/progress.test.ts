/** Progress on the device: kept, shown, taken along, brought back, undone. */
import { expect } from 'vitest'
import { readProgressFile, writeProgressFile } from '#exercises/progress/progress-file.ts'
import { text } from '#i18n/strings.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { recordWith } from '../exercises/records.ts'
import { test } from './browser.ts'
import { eventually } from './demo.ts'
import { bring, choose, exported, markOf, press } from './progress.ts'

const solved = recordWith({ exercise: 'l2-penalty/one-step', passed: true, attempts: 2 })
const tried = recordWith({ exercise: 'l2-penalty/what-is-kept', attempts: 3 })

test('an answer is saved, and seen in the contents, on the home page and in the table', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  const exercise = page.locator('#one-step')
  await exercise.scrollIntoViewIfNeeded()
  await exercise.locator('.answer.ready').waitFor()
  await exercise.getByRole('textbox').fill('2,4')
  await exercise.getByRole('button', { name: text('en', 'exercise.check') }).click()
  await exercise.getByText(text('en', 'progress.saved')).waitFor()
  expect(await page.locator('.chapter-side [data-mark="l2-penalty/one-step"]').textContent()).toBe('✓ solved')
  await page.goto(new URL('..', page.url()).href)
  await page.locator('.home-exercises').getByText('1 of 7 exercises solved').waitFor()
  await page.goto(new URL('progress/', page.url()).href)
  await eventually(() => markOf(page, 'l2-penalty/one-step')).toBe('✓ solved')
  await page.reload()
  await eventually(() => markOf(page, 'l2-penalty/one-step')).toBe('✓ solved')
  const { records, name } = readProgressFile(await exported(page))
  expect(name).toBeUndefined()
  expect([...records.values()]).toMatchObject([{ exercise: 'l2-penalty/one-step', passed: true, attempts: 1 }])
})

test('an import is looked over first, merged, and undone; so is a clearing', async ({ visit }) => {
  const page = await visit('progress/')
  await bring(page, tried)
  await choose(
    page,
    writeProgressFile([solved, { ...tried, passed: true }, recordWith({ exercise: 'noise/gone' })], 'Ada', new Date(0)),
  )
  const preview = page.locator('.preview')
  await preview.waitFor()
  expect(await preview.textContent()).toMatch(
    /handed in by Ada.*2 exercises are new.*1 becomes solved.*1 of them is not/s,
  )
  expect(await markOf(page, solved.exercise)).toBe('not tried')
  await press(page, 'cancel')
  expect(await preview.count()).toBe(0)
  await bring(page, solved, { ...tried, passed: true })
  expect([await markOf(page, solved.exercise), await markOf(page, tried.exercise)]).toEqual(['✓ solved', '✓ solved'])
  // What can be undone is remembered by the device.
  await page.reload()
  await press(page, 'undoImport')
  await eventually(async () => [await markOf(page, solved.exercise), await markOf(page, tried.exercise)]).toEqual([
    'not tried',
    'tried',
  ])
  await press(page, 'clear')
  await eventually(() => markOf(page, tried.exercise)).toBe('not tried')
  await press(page, 'undoClear')
  await eventually(() => markOf(page, tried.exercise)).toBe('tried')
  await choose(page, 'no progress')
  await page.getByRole('alert').getByText('The file is not JSON').waitFor()
})

test('two tabs see each other, and neither loses what the other saves', async ({ visit }) => {
  const one = await visit('progress/')
  const other = await one.context().newPage()
  await other.goto(one.url())
  await Promise.all([bring(one, solved), bring(other, tried, { ...solved, passed: false, attempts: 5 })])
  for (const page of [one, other])
    await eventually(async () => [await markOf(page, solved.exercise), await markOf(page, tried.exercise)]).toEqual([
      '✓ solved',
      'tried',
    ])
  const { records } = readProgressFile(await exported(one))
  expect(records.get(solved.exercise)).toMatchObject({ passed: true, attempts: 5 })
})

test('a class is read on the device', async ({ visit }) => {
  const page = await visit('teach/')
  const predicted = (seed: number, value: number) =>
    recordWith({
      exercise: 'l2-penalty/too-much',
      passed: true,
      digest: 'ab'.repeat(32),
      core: coreVersion,
      run: { seed, value },
    })
  const files = [
    writeProgressFile([solved, predicted(5001, 0.03)], 'Ada', new Date(0)),
    writeProgressFile([{ ...solved, passed: false }, predicted(7002, 0.05)], 'Bob', new Date(0)),
    'nothing',
  ]
  const input = page.locator('.class input')
  await input.and(page.locator(':enabled')).waitFor()
  await input.setInputFiles(
    files.map((content, k) => ({ name: `${k}.json`, mimeType: 'application/json', buffer: Buffer.from(content) })),
  )
  await page.getByText('2 files read, of 2 exercises.').waitFor()
  await page.getByRole('alert').getByText('2.json: The file is not JSON').waitFor()
  const cellsOf = (row: Element) => Array.from(row.children, ({ textContent }) => textContent?.trim())
  const rows = await page.locator('.class tbody tr').all()
  expect(await Promise.all(rows.map((row) => row.evaluate(cellsOf)))).toEqual([
    ['Exercise 3.1', '2', '2', '1', '0', '0', '2 of 2'],
    ['Exercise 3.2', '2', '1', '2', '0', '0', ''],
  ])
  await page.locator('.sample > p').getByText('2 seeds of this class: mean +4.0, 95 % interval').waitFor()
  expect(await page.locator('.class svg .seed').count()).toBe(2)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('held-out-class.csv')
})
