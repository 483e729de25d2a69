/** Several demos on one page: one heavy job at a time, and rest off screen. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { text } from '#i18n/strings.ts'
import { test } from './browser.ts'
import { demoOn, eventually, textOf } from './demo.ts'

const ID = 'l2-penalty/digits'
const say = text.bind(null, 'en')

describe('more than one demo on a page', () => {
  /** Counts the runs that the page asks its workers for, in `document.documentElement.dataset.asked`. */
  const countRuns = () => {
    const Original = Worker
    let asked = 0
    window.Worker = class extends Original {
      override postMessage(message: { type: string; purpose?: string }) {
        if (message.type === 'run' && message.purpose === 'measures') asked += 1
        document.documentElement.dataset.asked = String(asked)
        super.postMessage(message)
      }
    }
  }
  const askedOn = async (page: Page) => Number((await page.locator('html').getAttribute('data-asked')) ?? 0)
  const two = async (page: Page) => {
    // Tall enough for both to be on screen.
    await page.setViewportSize({ width: 1280, height: 14_000 })
    return [await demoOn(page, ID), await demoOn(page, 'l2-penalty/two-names')] as const
  }
  const seedsButton = (demo: Locator) => demo.locator('button.seeds')
  const sentencesOf = (demos: readonly Locator[]) => Promise.all(demos.map((demo) => textOf(demo.locator('p.seeds'))))
  const waitsOf = (demo: Locator) => demo.getByText(say('demo.waits'), { exact: true })

  test('the second heavy job waits for the first, unless the reader is in a hurry', async ({ visit }) => {
    const [one, other] = await two(await visit('l2-penalty/'))
    const inLedger = await sentencesOf([one, other])
    await seedsButton(one).click()
    await seedsButton(other).click()
    await waitsOf(other).waitFor()
    expect(await other.locator('.strip .seed').count()).toBe(0)
    await other.getByRole('button', { name: say('demo.hurry'), exact: true }).click()
    await waitsOf(other).waitFor({ state: 'detached' })
    await eventually(() => other.locator('.strip .seed').count()).toBeGreaterThan(0)
    await eventually(() => sentencesOf([one, other])).toEqual(inLedger)
  })

  test('one that is off screen rests, and goes on when it is seen again', async ({ visit }) => {
    const page = await visit('l2-penalty/', { before: countRuns })
    const demo = await demoOn(page, ID)
    const inLedger = await textOf(demo.locator('p.seeds'))
    await seedsButton(demo).click()
    await eventually(() => askedOn(page)).toBeGreaterThan(0)
    await page.evaluate(() => scrollTo(0, 0))
    let asked = -1
    for (let now = 0; now !== asked; now = await askedOn(page)) {
      asked = now
      await page.evaluate(() => new Promise((done) => setTimeout(done, 1500)))
    }
    expect(asked).toBeLessThan(40)
    await demo.scrollIntoViewIfNeeded()
    await eventually(() => textOf(demo.locator('p.seeds'))).toBe(inLedger)
  })
})
