import { describe, expect } from 'vitest'
import { accessibilityProblems, pages, test, themes, widths } from './browser.ts'

describe.each(themes)('in the %s theme', (theme) => {
  describe.each(widths)('at %i px', (width) => {
    test.for(pages)('/$path is accessible and fits', async ({ path }, { visit }) => {
      const page = await visit(path, { theme, width })
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  })
})
