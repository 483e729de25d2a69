import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { answerAt, languages, pages, test } from './browser.ts'
import { bases } from './built-site.ts'

/** The words of the main part, without code and formulas. */
function prose(page: Page): Promise<string> {
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement
    for (const element of copy.querySelectorAll('pre, code, svg, script, style, .katex')) element.remove()
    return copy.textContent
  })
}

/** Paths on this host that the page links to, each once; and which fragments of the page itself lead nowhere (one with `=` is a demo's setting). */
function links(page: Page): Promise<{ paths: string[]; brokenFragments: string[] }> {
  return page.evaluate(() => {
    const urls = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((anchor) => new URL(anchor.href))
    const internal = urls.filter((url) => url.origin === location.origin)
    const fragments = internal.filter((url) => url.pathname === location.pathname).map((url) => url.hash.slice(1))
    return {
      paths: [...new Set(internal.map((url) => url.pathname))],
      brokenFragments: fragments.filter((id) => /^[^=]+$/.test(id) && !document.getElementById(decodeURIComponent(id))),
    }
  })
}

describe.each(bases)('below %s', (base) => {
  test.for(pages)('/$path opens, and its links lead somewhere', async ({ path, language }, { visit }) => {
    const page = await visit(path, { base })
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.evaluate(() => isSecureContext), 'plain http').toBe(false)
    const { paths, brokenFragments } = await links(page)
    expect(brokenFragments).toEqual([])
    expect(paths.length).toBeGreaterThan(1)
    for (const linked of paths) {
      expect(linked.startsWith(base), linked).toBe(true)
      expect((await answerAt(linked.slice(base.length), base)).status, linked).toBe(200)
    }
  })

  test('an unknown address gets a page that leads back', async () => {
    const { status, text } = await answerAt('nowhere/', base)
    expect(status).toBe(404)
    expect(text).toContain(`href="${base}"`)
  })
})

test.for(pages)('/$path is complete without scripts', async ({ path, isChapter }, { visit }) => {
  const page = await visit(path, { javaScript: false })
  const words = await prose(page)
  expect(words.length).toBeGreaterThan(isChapter ? 5000 : 500)
  expect(words).not.toMatch(/\*\*|undefined|NaN|\[object/)
  const demos = await page.locator('section.demo').all()
  expect(demos.length).toBeGreaterThan(isChapter ? 2 : 0)
  for (const demo of demos) expect(await demo.locator('svg path, canvas, svg rect').count()).toBeGreaterThan(0)
})

test.for(languages)('from $language the other language is one click away', async ({ language, folder }, { visit }) => {
  const page = await visit(`${folder}l2-penalty/`)
  for (const other of languages.filter((one) => one.language !== language)) {
    await page.locator(`nav a[hreflang=${other.language}]`).click()
    await page.waitForURL(`**/${other.folder}l2-penalty/*`)
    expect(await page.locator('html').getAttribute('lang')).toBe(other.language)
  }
})

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

test.for(pages)('/$path reads and switches themes where storage is blocked', async ({ path }, { visit }) => {
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
})
