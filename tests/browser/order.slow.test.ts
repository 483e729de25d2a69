/** The control of an order of layers in each language, theme and width. */
import { describe, expect } from 'vitest'
import { accessibilityProblems, languages, test, themes, widths } from './browser.ts'
import { demoOn, eventually } from './demo.ts'
import { ID, layers, printed } from './order.ts'

describe.each(widths)('at %i px', (width) => {
  test.for(languages)('the control is accessible in $language, and fits', async ({ folder }, { visit }) => {
    const page = await visit(`${folder}embed/${ID}/`, { width })
    const demo = await demoOn(page, ID)
    await layers(demo).last().click()
    await page.keyboard.press('Delete')
    await eventually(async () => (await layers(demo).count()) === printed.length - 1).toBe(true)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityProblems(page, '.demo'), colorScheme).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})
