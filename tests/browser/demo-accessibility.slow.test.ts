import { describe, expect } from 'vitest'
import { text } from '#i18n/strings.ts'
import { accessibilityProblems, languages, test, themes, widths } from './browser.ts'
import { demoOn, digestsOf, enter, eventually, problemOf } from './demo.ts'

/**
 * The pages at rest are in accessibility.test.ts and its slow companion. Here a demo has run, shows its table, and has refused something; that of the
 * home page, which is small, so that axe is quick.
 */
describe.each(widths)('a demo in use, at %i px', (width) => {
  test.for(languages)(
    'in $language is accessible in both themes, and fits',
    async ({ language, folder }, { visit }) => {
      const page = await visit(folder, { width })
      const demo = await demoOn(page, 'l2-penalty/moons')
      const printed = await digestsOf(demo)
      await enter(demo.locator('[data-option="strength"] .box'), '0.1')
      await eventually(() => digestsOf(demo)).not.toEqual(printed)
      await eventually(async () => (await digestsOf(demo)).every((digest) => digest !== '')).toBe(true)
      await demo.locator('summary').click()
      await enter(demo.getByRole('textbox', { name: text(language, 'demo.seed'), exact: true }), 'x')
      expect(await problemOf(demo)).toContain(text(language, 'demo.seedRange', { typed: 'x' }))

      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        expect(await accessibilityProblems(page), colorScheme).toEqual([])
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    },
  )
})
