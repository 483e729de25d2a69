import { describe, expect } from 'vitest'
import { test } from './browser.ts'
import { bases } from './built-site.ts'
import { expectLinksToLead, expectWayBack } from './links.ts'

describe.each(bases)('below %s', (base) => {
  test('every page that a reader can come to opens, fits a phone, and its links lead somewhere', async ({ visit }) => {
    const waiting = ['']
    const seen = new Set(waiting)
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const page = await visit(path, { base })
      const linked = await expectLinksToLead(page, base)
      await page.setViewportSize({ width: 320, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} on a phone`).toBeLessThanOrEqual(
        320,
      )
      await page.context().close()
      // Each demo's own page is opened in figures.slow.test.ts.
      const pages = linked.filter((other) => /(^|\/)$/.test(other) && !/(^|\/)embed\//.test(other))
      for (const other of pages.filter((page) => !seen.has(page))) {
        seen.add(other)
        waiting.push(other)
      }
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['l2-penalty/', 'ko/', 'ko/l2-penalty/', 'draw/', 'glossary/', 'lab/']),
    )
  })

  test('an unknown address gets a page that leads back', () => expectWayBack(base))
})
