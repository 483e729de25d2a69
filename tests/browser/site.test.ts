import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { languages, pages, test } from './browser.ts'
import { expectLinksToLead, expectWayBack } from './links.ts'

/** The words of the main part, without code and formulas. */
function prose(page: Page): Promise<string> {
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement
    for (const element of copy.querySelectorAll('pre, code, textarea, svg, script, style, .katex')) element.remove()
    return copy.textContent
  })
}

test.for(pages)('/$path opens, and its links lead somewhere', async ({ path, language }, { visit }) => {
  const page = await visit(path)
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  expect(await page.evaluate(() => isSecureContext), 'plain http').toBe(false)
  await expectLinksToLead(page)
})

test('an unknown address gets a page that leads back', () => expectWayBack())

test.for(pages)('/$path is complete without scripts', async ({ path, isChapter }, { visit }) => {
  const page = await visit(path, { javaScript: false })
  const words = await prose(page)
  expect(words.length).toBeGreaterThan(isChapter ? 5000 : 500)
  expect(words).not.toMatch(/\*\*|undefined|NaN|\[object/)
  const demos = await page.locator('section.demo').all()
  expect(demos.length).toBeGreaterThan(isChapter ? 2 : 0)
  for (const demo of demos) expect(await demo.locator('svg path, canvas, svg rect').count()).toBeGreaterThan(0)
})

test('each language is one click away from the other', async ({ visit }) => {
  const page = await visit('l2-penalty/')
  for (const { language, folder } of languages.toReversed()) {
    await page.locator(`nav a[hreflang=${language}]`).click()
    await page.waitForURL(`**/${folder}l2-penalty/*`)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
  }
})
