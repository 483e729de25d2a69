/** The exercises of a chapter in a browser: answered with the keyboard alone, read without scripts. */
import { describe, expect } from 'vitest'
import { text } from '#i18n/strings.ts'
import { accessibilityProblems, test } from './browser.ts'
import { exerciseOn, feedback } from './exercises.ts'

describe('with the keyboard alone', () => {
  test('a number is answered, a slip by its name, and is still there after a reload', async ({ visit }) => {
    const page = await visit('l2-penalty/')
    const exercise = await exerciseOn(page, 'one-step')
    await expect.poll(() => exercise.locator('.solution').isVisible()).toBe(false)
    await exercise.getByRole('textbox').focus()
    await page.keyboard.type('2.5')
    await page.keyboard.press('Enter')
    await feedback(exercise).getByText('That is the step without the penalty').waitFor()
    await expect.poll(() => exercise.locator('.solution').isVisible()).toBe(true)
    await exercise.getByRole('textbox').fill('12/5')
    await page.keyboard.press('Enter')
    await feedback(exercise).getByText(text('en', 'exercise.right')).waitFor()
    expect(await accessibilityProblems(page, '[data-exercise="l2-penalty/one-step"]')).toEqual([])
    await page.reload()
    const again = await exerciseOn(page, 'one-step')
    await feedback(again).getByText(text('en', 'exercise.wasRight')).waitFor()
    expect(await again.getByRole('textbox').inputValue()).toBe('12/5')
  })

  test('code is written in an editor that Escape and Tab leave, and judged', async ({ visit }) => {
    const page = await visit('l2-penalty/')
    const exercise = await exerciseOn(page, 'spare-the-biases')
    await exercise.locator('textarea').focus()
    await exercise.locator('.cm-content').waitFor()
    expect(await accessibilityProblems(page, '[data-exercise="l2-penalty/spare-the-biases"]')).toEqual([])
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(
      'const l2Step = (parameters, rate, lambda) =>\nparameters.map(({ kind, value, gradient }) => value - rate * (gradient + (kind === "weight" ? lambda * value : 0)))',
    )
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await feedback(exercise).getByText(text('en', 'exercise.right')).waitFor()
    await page.reload()
    const again = await exerciseOn(page, 'spare-the-biases')
    await expect.poll(() => again.locator('textarea').inputValue()).toContain('const l2Step')
    // A draft is kept before anybody checks it.
    await again.locator('textarea').focus()
    await again.locator('.cm-content').waitFor()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.type('// Later. ')
    await page.reload()
    const draft = await exerciseOn(page, 'spare-the-biases')
    await expect.poll(() => draft.locator('textarea').inputValue()).toContain('// Later. const l2Step')
    // What was remembered is shown; it runs when somebody asks.
    expect(await page.locator('iframe').count()).toBe(0)
  })
})

test('without scripts the question is read, and hints and solution are opened', async ({ visit }) => {
  const page = await visit('l2-penalty/', { javaScript: false })
  const exercise = page.locator('[data-exercise="l2-penalty/spare-the-biases"]')
  await exercise.getByText('This step charges every parameter.').waitFor()
  await exercise.getByText(text('en', 'exercise.withoutScript')).waitFor()
  await exercise.locator('.printed').getByText('function l2Step').waitFor()
  await exercise.locator('.hint summary').first().click()
  await exercise.getByText('Each parameter says what it is').waitFor()
  await exercise.locator('.solution summary').click()
  await exercise.getByText('A bias moves a threshold').waitFor()
})
