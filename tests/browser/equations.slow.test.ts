/** Letters of equations light up what they stand for; the numbers under an equation follow the demo. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { text } from '#i18n/strings.ts'
import { accessibilityProblems, languages, test } from './browser.ts'
import { demoOn, enter, eventually, exactly, nearDemo } from './demo.ts'

/** The places that are lit: what the letter of `.lit` is, and how many there are of each kind. */
const lit = (page: Page) =>
  page.evaluate(() => {
    const places = [...document.querySelectorAll('[data-symbol]')].filter(
      (place) => getComputedStyle(place).getPropertyValue('--lit-now') !== '',
    )
    const count = (selector: string) => places.filter((place) => place.closest(selector)).length
    return {
      letters: [...new Set(places.map((place) => place.getAttribute('data-symbol')))],
      ...{ formulas: count('.katex'), controls: count('.control'), source: count('.source'), labels: count('.chart') },
    }
  })
const nothing = { letters: [], formulas: 0, controls: 0, source: 0, labels: 0 }

test.for(languages)(
  '$language: pointing at λ lights formulas, sliders and source; Escape puts them out',
  async ({ folder }, { visit }) => {
    const page = await visit(`${folder}l2-penalty/`)
    expect(await lit(page)).toEqual(nothing)
    await page.locator('#objective [data-symbol="lambda"]').hover()
    const places = await lit(page)
    expect(places.letters).toEqual(['lambda'])
    expect(places.formulas).toBeGreaterThan(20)
    expect(places.controls).toBeGreaterThanOrEqual(3)
    expect(places.source).toBe(2)
    await page.keyboard.press('Escape')
    expect(await lit(page)).toEqual(nothing)
  },
)

test('a slider lights its letter while it has the focus', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  const demo = await demoOn(page, 'l2-penalty/digits')
  await demo.locator('[data-option="strength"] input[type=range]').focus()
  expect((await lit(page)).formulas).toBeGreaterThan(20)
  await demo.getByRole('button', { name: 'Reset' }).focus()
  expect(await lit(page)).toEqual(nothing)
})

test('the letters of a display are one stop: arrow keys go through them and a status names them', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  const display = page.locator('#objective .display')
  await display.focus()
  expect(await lit(page)).toEqual(nothing)
  const met: string[] = []
  for (let k = 0; k < 4; k++) {
    await page.keyboard.press('ArrowRight')
    met.push((await page.locator('.here').getAttribute('data-symbol'))!)
  }
  expect(met).toEqual(['w', 'L', 'w', 'lambda'])
  expect(await page.locator('.symbol-status').textContent()).toContain('L2 strength λ')
  await page.keyboard.press('Tab')
  expect(await page.locator('#objective .display').evaluate((one) => one.contains(document.activeElement))).toBe(false)
  expect(await lit(page)).toEqual(nothing)
})

test('a label in a figure lights its letter, and a tap holds it', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  await page.locator('#shrink-by-direction .chart:visible [data-symbol="tilde-w"]').first().click()
  await page.mouse.move(0, 0)
  expect((await lit(page)).letters).toEqual(['tilde-w'])
  expect((await lit(page)).formulas).toBeGreaterThan(0)
  await page.locator('h1').click()
  expect(await lit(page)).toEqual(nothing)
})

test('the numbers under an equation stand in the page as built, and follow the play head', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  const block = page.locator('#decay-step .numbers')
  await block.locator('summary').click()
  const numbersOf = async (row: string) =>
    (await block.locator(`[data-row="${row}"] [data-column]`).allTextContents()).map((text) =>
      Number(text.replace('−', '-')),
    )
  const printed = await numbersOf('weight')
  const [w, g, check] = [
    await numbersOf('weight'),
    await numbersOf('data-gradient'),
    await numbersOf('central-difference'),
  ]
  check.forEach((difference, k) => {
    expect(difference).toBeCloseTo(g[k]!, 3)
  })
  const [lambda] = await numbersOf('techniques.l2.strength')
  const pulls = await numbersOf('penalty-gradient')
  pulls.slice(0, 3).forEach((pull, k) => {
    expect(pull).toBeCloseTo(lambda! * w[k]!, 4)
  })
  const demo = await nearDemo(page, 'l2-penalty/digits')
  await demo.getByRole('slider', { name: 'Step shown' }).first().focus()
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft')
  await expect.poll(() => block.locator('[data-step]').textContent()).toBe('397')
  expect(await numbersOf('weight')).not.toEqual(printed)
  expect(await accessibilityProblems(page, '#decay-step')).toEqual([])
})

test('the numbers of an analysis follow its controls, with a row for every value that a reader adds', async ({
  visit,
}) => {
  const page = await visit('batch-norm/')
  const block = page.locator('#backward .numbers')
  await block.locator('summary').click()
  const column = async (name: string) =>
    (await block.locator(`tbody tr:visible [data-column="${name}"]`).allTextContents()).map((text) =>
      Number(text.replace('−', '-')),
    )
  expect(await column('input-gradient')).toEqual([0.25, -0.25, 0, 0])
  const demo = await nearDemo(page, 'batch-norm/by-hand')
  const enterList = (name: 'options.values' | 'options.upstream', list: string) =>
    enter(exactly(demo, text('en', name)).first(), list)
  await enterList('options.values', '1, 3, 2, 7, 5')
  await enterList('options.upstream', '1, 0, 2, 0, -1')
  await eventually(() => column('input')).toEqual([1, 3, 2, 7, 5])
  expect(await block.locator('[data-option="analysis.values"]').textContent()).toBe('1, 3, 2, 7, 5')
  const [gradient, check] = [await column('input-gradient'), await column('central-difference')]
  gradient.forEach((slope, k) => {
    expect(check[k]).toBeCloseTo(slope, 3)
  })
  expect(Math.max(...gradient)).toBeGreaterThan(0.1)
  expect(await block.locator('tbody tr:visible th').allTextContents()).toEqual(
    [1, 2, 3, 4, 5].map((k) => expect.stringContaining(String(k))),
  )
  expect(await accessibilityProblems(page, '#backward')).toEqual([])
})

test('without scripts the numbers are there, and no letter is a stop of its own', async ({ visit }) => {
  const page = await visit('l2-penalty/', { javaScript: false })
  await page.locator('#decay-step .numbers summary').click()
  expect(await page.locator('#decay-step .numbers [data-row="weight"] td').allTextContents()).toHaveLength(4)
  expect(await page.locator('#objective .display').getAttribute('tabindex')).toBeNull()
})
