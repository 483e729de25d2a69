/** More of the exercises in a browser: runs, loops without an end, a blocked frame; accessible once they are answered. */
import { describe, expect } from 'vitest'
import { text } from '#i18n/strings.ts'
import { accessibilityProblems, test } from './browser.ts'
import { button, exerciseOn, feedback, RUNS } from './exercises.ts'

describe('with the keyboard alone', () => {
  test('a prediction is locked, and the runs answer', async ({ visit }) => {
    const page = await visit('l2-penalty/')
    const exercise = await exerciseOn(page, 'too-much')
    await exercise.locator('input').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await button(exercise, text('en', 'exercise.predict.lock')).press('Enter')
    await expect.poll(() => exercise.locator('input').first().isDisabled()).toBe(true)
    await feedback(exercise).getByText(text('en', 'exercise.predict.wrong')).waitFor(RUNS)
    await feedback(exercise).getByText('95 % interval').waitFor()
  })

  test('controls are tried on a seed that is seen, and judged on others', async ({ visit }) => {
    const page = await visit('l2-penalty/')
    const exercise = await exerciseOn(page, 'enough-penalty')
    await exercise.getByRole('textbox').fill('0.01')
    await page.keyboard.press('Tab')
    await button(exercise, text('en', 'exercise.tune.try', { seed: 0 })).press('Enter')
    await exercise.getByText('Seed 0: test error').waitFor(RUNS)
    await button(exercise, text('en', 'exercise.tune.check', { count: 10 })).press('Enter')
    await feedback(exercise).getByText(text('en', 'exercise.right')).waitFor(RUNS)
  })
})

test('a loop without an end is stopped within half a second of asking, and by itself', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  const exercise = await exerciseOn(page, 'spare-the-biases')
  await exercise.locator('textarea').focus()
  await exercise.locator('.cm-content').waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('function l2Step() { for (;;); }')
  await button(exercise, text('en', 'exercise.check')).click()
  await page.locator('iframe').waitFor({ state: 'attached' })
  await button(exercise, text('en', 'exercise.stop')).click()
  await feedback(exercise).getByText(text('en', 'exercise.code.stopped'), { exact: true }).waitFor({ timeout: 500 })
  expect(await page.locator('iframe').count()).toBe(0)
  await button(exercise, text('en', 'exercise.check')).click()
  await feedback(exercise).getByText(text('en', 'exercise.code.too-long')).waitFor()
})

test('where the frame is blocked it says so, and all else works', async ({ visit }) => {
  const page = await visit('l2-penalty/', {
    changes: { '/sandbox.html': () => 'Blocked.' },
  })
  const exercise = await exerciseOn(page, 'spare-the-biases')
  await button(exercise, text('en', 'exercise.check')).click()
  await feedback(exercise).getByText(text('en', 'exercise.code.no-place')).waitFor()
  const other = await exerciseOn(page, 'one-step')
  await other.getByRole('textbox').fill('2.4')
  await page.keyboard.press('Enter')
  await feedback(other).getByText(text('en', 'exercise.right')).waitFor()
})

test('where a chapter is not translated, its scripts speak the language of its text', async ({ visit }) => {
  const page = await visit('ko/dropout/')
  await page.locator('.frame').first().scrollIntoViewIfNeeded()
  await page.locator('.frame.ready').first().waitFor()
})

test.for([
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 1280 },
] as const)(
  'the exercises are accessible and fit when they have been answered, $theme at $width px',
  async ({ theme, width }, { visit }) => {
    const page = await visit('ko/l2-penalty/', { theme, width })
    const number = await exerciseOn(page, 'one-step')
    await number.getByRole('textbox').fill('2.5')
    await page.keyboard.press('Enter')
    await feedback(number).locator('.own-words').waitFor()
    const code = await exerciseOn(page, 'flatter-with-data')
    await code.locator('textarea').focus()
    await code.locator('.cm-content').waitFor()
    await button(code, text('ko', 'exercise.check')).click()
    await feedback(code).locator('dl').waitFor()
    expect(await accessibilityProblems(page, '.exercise')).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  },
)
