/** The sealed test set: from the plan to the report with the keyboard alone, kept through a reload, opened once. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { counted, lookUp } from '#i18n/strings.ts'
import { accessibilityProblems, test, themes } from './browser.ts'
import { exerciseOn, RUNS } from './exercises.ts'

const ID = 'recipe-lab/sealed-test'
const words = (key: string) => lookUp('en', `exercise.lab.${key}`)
const field = (lab: Locator, key: string) => lab.getByLabel(words(key))

async function press(lab: Locator, key: string): Promise<void> {
  await lab.getByRole('button', { name: words(key), exact: true }).press('Enter')
}

/** Types from the keyboard into what has a label of that key. */
async function write(lab: Locator, key: string, value: string): Promise<void> {
  await field(lab, key).focus()
  await lab.page().keyboard.type(value)
}

/** Chooses the option that is so many below the first. */
async function choose(select: Locator, down: number): Promise<void> {
  await select.focus()
  await select.press('Home')
  for (let k = 0; k < down; k++) await select.press('ArrowDown')
}

const runsUsed = (lab: Locator, used: number) =>
  lab.getByText(counted('en', 'exercise.lab.budget', 40 - used, { used, budget: 40 })).waitFor(RUNS)

test('a plan, runs, a choice, one opening and a report', async ({ visit }) => {
  const page = await visit('recipe-lab/')
  let lab = await exerciseOn(page, ID)
  await write(lab, 'hypothesis', 'Early stopping gains ten points.')
  await page.reload()
  lab = await exerciseOn(page, ID)
  await expect.poll(() => field(lab, 'hypothesis').inputValue()).toBe('Early stopping gains ten points.')
  await write(lab, 'shortlist', 'Baseline, then early stopping.')
  await press(lab, 'keepPlan')
  await runsUsed(lab, 0)

  expect(await lab.getByText(words('choose')).count(), 'nothing to choose before the baseline').toBe(0)
  await choose(field(lab, 'seeds'), 1)
  await press(lab, 'run')
  await runsUsed(lab, 3)
  await choose(lab.getByLabel(words('techniques.early-stopping')), 1)
  await press(lab, 'run')
  await runsUsed(lab, 6)
  expect(await lab.innerText(), 'the test set is sealed').not.toContain(words('fact.test'))

  await page.reload()
  lab = await exerciseOn(page, ID)
  await runsUsed(lab, 6)
  await choose(field(lab, 'choose'), 2)
  await write(lab, 'expected', '0.5')
  await press(lab, 'open')
  await lab.getByText(words('expectedBad')).waitFor()
  await field(lab, 'expected').fill('')
  await write(lab, 'expected', '88')
  await press(lab, 'open')
  await lab.getByText(words('fact.test'), { exact: true }).waitFor(RUNS)
  expect(await lab.getByRole('button', { name: words('open'), exact: true }).count()).toBe(0)
  expect(await lab.getByRole('button', { name: words('run'), exact: true }).count()).toBe(0)

  await write(lab, 'didNotWork', 'Nothing else was tried.')
  await press(lab, 'keepReport')
  await lab.getByText(words('complete')).waitFor()
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    expect(await accessibilityProblems(page, `[data-exercise="${ID}"]`), colorScheme).toEqual([])
  }
})
