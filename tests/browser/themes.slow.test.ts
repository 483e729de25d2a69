/** Themes: chosen, kept, and switched where storage is blocked. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pages, test } from './browser.ts'

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const chosen = (page: Page) => page.locator('[data-choose][aria-pressed=true]').getAttribute('data-choose')

test('a chosen theme wins over the system, and stays on the next page and after a reload', async ({ visit }) => {
  const page = await visit('', { theme: 'light' })
  const light = await background(page)
  expect(await chosen(page)).toBe('light')
  await page.locator('[data-choose=dark]').click()
  expect(await chosen(page)).toBe('dark')
  const dark = await background(page)
  expect(dark).not.toBe(light)
  await page.reload()
  expect(await background(page)).toBe(dark)
  await page.locator('a[href$="l2-penalty/"]').first().click()
  await page.waitForURL('**/l2-penalty/')
  expect(await background(page)).toBe(dark)
  await page.locator('[data-choose=light]').click()
  expect(await background(page)).toBe(light)
})

test.for(pages.filter(({ language }) => language === 'en'))(
  '/$path reads and switches themes where storage is blocked',
  async ({ path }, { visit }) => {
    const page = await visit(path, {
      before: () => {
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, {
            get: () => {
              throw new DOMException('Storage is blocked.', 'SecurityError')
            },
          })
      },
    })
    const light = await background(page)
    await page.locator('[data-choose=dark]').click()
    expect(await background(page)).not.toBe(light)
  },
)
