/** Progress where storage means no good: blocked, full, damaged, newer; and 40 mutated files in the page. */
import { describe, expect } from 'vitest'
import { OWN_SEEDS } from '#exercises/grade/own-run.ts'
import { writeProgressFile } from '#exercises/progress/progress-file.ts'
import { text } from '#i18n/strings.ts'
import { createFolder, verified } from '../cli/submitted.ts'
import { mutatedFile } from '../exercises/mutated-files.ts'
import { recordWith } from '../exercises/records.ts'
import { accessibilityProblems, test } from './browser.ts'
import { eventually } from './demo.ts'
import { exerciseOn, feedback } from './exercises.ts'
import { bring, choose, damage, exported, markOf, press, raise, stored } from './progress.ts'

const solved = recordWith({ exercise: 'l2-penalty/one-step', passed: true })
const tried = recordWith({ exercise: 'l2-penalty/what-is-kept' })
const notSaving = text('en', 'progress.notSaving')

/** Ways in which a browser lets a page have no storage. */
const blocked: Readonly<Record<string, () => void>> = {
  'that throws': () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
  },
  'that is not there': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  },
  'that refuses to open': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'UnknownError')
    }
  },
  'that never answers': () => {
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given)
      for (const answer of ['success', 'error', 'upgradeneeded', 'blocked'])
        request.addEventListener(answer, (event) => event.stopImmediatePropagation())
      return request
    }
  },
  'without messages between tabs': () => {
    Object.defineProperty(window, 'BroadcastChannel', { value: undefined })
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'InvalidStateError')
    }
  },
}

test.for(Object.entries(blocked))('storage %s: the page says so, works, and exports', async ([, before], { visit }) => {
  const page = await visit('progress/', { before })
  await page.getByText(notSaving).waitFor()
  await choose(page, JSON.stringify({ format: 'held-out-progress', version: 1, records: [solved] }))
  await press(page, 'confirm')
  await eventually(() => markOf(page, solved.exercise)).toBe('✓ solved')
  expect(await page.getByText(notSaving).isVisible()).toBe(true)
  expect(JSON.parse(await exported(page)).records).toEqual([solved])
  await page.goto(new URL('../l2-penalty/', page.url()).href)
  const exercise = page.locator('#one-step')
  await exercise.scrollIntoViewIfNeeded()
  await exercise.locator('.answer.ready').waitFor()
  await exercise.getByRole('textbox').fill('2.4')
  await exercise.getByRole('button', { name: text('en', 'exercise.check') }).click()
  await exercise.getByText(text('en', 'exercise.right'), { exact: true }).waitFor()
  await exercise.getByText(notSaving).waitFor()
})

test('while storage does not answer the next answer is judged, and what is typed stays', async ({ visit }) => {
  const page = await visit('l2-penalty/', { before: blocked['that never answers']! })
  const exercise = await exerciseOn(page, 'one-step')
  const field = exercise.getByRole('textbox')
  await field.fill('2.5')
  await field.press('Enter')
  await feedback(exercise).getByText(text('en', 'exercise.notYet')).waitFor()
  await field.fill('12/5')
  await field.press('Enter')
  await feedback(exercise).getByText(text('en', 'exercise.right')).waitFor({ timeout: 1000 })
  await field.fill('a third')
  await exercise.getByText(notSaving).waitFor()
  expect(await field.inputValue()).toBe('a third')
})

test('a full device keeps what it has, and takes the rest once there is room', async ({ visit }) => {
  const page = await visit('progress/')
  await bring(page, solved)
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    Object.assign(window, { room: () => Object.assign(IDBObjectStore.prototype, { put }) })
    IDBObjectStore.prototype.put = function (...values) {
      const request = put.apply(this, values)
      this.transaction.abort()
      return request
    }
  })
  await bring(page, tried)
  await page.getByText(notSaving).waitFor()
  expect(await markOf(page, tried.exercise)).toBe('tried')
  expect(await stored(page, 'records')).toEqual([solved])
  await page.evaluate(() => (window as unknown as { room(): void }).room())
  await bring(page, recordWith({ exercise: 'l2-penalty/too-much' }))
  await page.getByText(text('en', 'progress.saved'), { exact: true }).waitFor()
  expect(await stored(page, 'records')).toHaveLength(3)
})

test('damaged records are set aside, and the others stay', async ({ visit }) => {
  const page = await visit('progress/')
  await bring(page, solved, tried)
  const ruin = { exercise: tried.exercise, answer: 'half a rec' }
  await damage(page, tried.exercise, ruin)
  await damage(page, 'elsewhere', { ...solved, attempts: -3 })
  await page.reload()
  await eventually(() => markOf(page, solved.exercise)).toBe('✓ solved')
  expect(await markOf(page, tried.exercise)).toBe('not tried')
  await bring(page, { ...tried, attempts: 9 })
  expect(await stored(page, 'damaged')).toEqual([ruin])
  expect(await stored(page, 'records')).toEqual([{ ...solved, attempts: -3 }, solved, { ...tried, attempts: 9 }])
})

test('storage that a later edition takes over is let go, and left alone', async ({ visit }) => {
  const page = await visit('progress/')
  await bring(page, solved)
  await raise(page, 7)
  await bring(page, tried)
  await page.getByText(notSaving).waitFor()
  expect(await markOf(page, tried.exercise)).toBe('tried')
  expect(await stored(page, 'records')).toEqual([solved])
})

test('40 mutated files in the page: none is an error, and nothing is lost', async ({ visit }) => {
  const page = await visit('progress/')
  await bring(page, solved, tried)
  const before = JSON.parse(await exported(page)).records
  const seen = { merged: 0, refused: 0 }
  for (let number = 0; number < 40; number++) {
    await choose(page, mutatedFile(number * 250))
    const [preview, alert] = [page.locator('.preview'), page.locator('.problem[role="alert"]')]
    await preview.or(alert).first().waitFor()
    const confirm = preview.getByRole('button', { name: text('en', 'progress.confirm'), exact: true })
    if ((await preview.count()) > 0 && (await confirm.isEnabled())) {
      await confirm.click()
      await page.getByText(text('en', 'progress.imported'), { exact: true }).waitFor()
      expect(await markOf(page, solved.exercise)).toBe('✓ solved')
      await press(page, 'undoImport')
      await page.getByText(text('en', 'progress.undone'), { exact: true }).waitFor()
      seen.merged += 1
    } else seen.refused += 1
  }
  expect(JSON.parse(await exported(page)).records).toEqual(before)
  expect(Math.min(seen.merged, seen.refused)).toBeGreaterThan(3)
})

test('what a page has judged and run holds in Node, bit for bit', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  const exerciseOf = async (name: string) => {
    const exercise = page.locator(`#${name}`)
    await exercise.scrollIntoViewIfNeeded()
    await exercise.locator('.answer.ready').waitFor()
    return exercise
  }
  const number = await exerciseOf('one-step')
  await number.getByRole('textbox').fill('2,5')
  await number.getByRole('button', { name: text('en', 'exercise.check') }).click()
  await number.getByText(text('en', 'progress.saved')).waitFor()
  const prediction = await exerciseOf('too-much')
  await prediction.getByRole('radio').first().check()
  await prediction.getByRole('button', { name: text('en', 'exercise.predict.lock') }).click()
  await prediction.getByText('On a seed of your own').waitFor({ timeout: 120_000 })
  await page.goto(new URL('../progress/', page.url()).href)
  const { file, remove } = createFolder()
  const { status, submissions } = await verified(file('held-out-progress.json', await exported(page)))
  remove()
  expect(submissions[0]!.findings.map(({ record, standing }) => [record.exercise, standing])).toEqual([
    ['l2-penalty/one-step', 'holds'],
    ['l2-penalty/too-much', 'holds'],
  ])
  const { digest, run } = submissions[0]!.findings[1]!.record
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(run!.seed).toBeGreaterThanOrEqual(OWN_SEEDS.first)
  expect(status).toBe(0)
})

describe.each([
  { theme: 'dark', width: 320, path: 'ko/' },
  { theme: 'light', width: 1280, path: '' },
] as const)('in the $theme theme at $width px', ({ theme, width, path }) => {
  test.for(['progress/', 'teach/'])('%s is accessible and fits', async (name, { visit }) => {
    const page = await visit(path + name, { theme, width })
    if (name === 'progress/') {
      await choose(page, writeProgressFile([solved, tried], 'Ada', new Date(0)))
      await page.locator('.preview').waitFor()
    }
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  test('without scripts the pages say what they would do', async ({ visit }) => {
    const page = await visit(`${path}progress/`, { theme, width, javaScript: false })
    const language = path === '' ? 'en' : 'ko'
    expect(await page.getByText(text(language, 'progress.withoutScript')).isVisible()).toBe(true)
    expect(await page.getByText(text(language, 'progress.export'), { exact: true }).isVisible()).toBe(false)
  })
})
