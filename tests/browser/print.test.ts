import { expect } from 'vitest'
import { test } from './browser.ts'

test('on paper a chapter is white, its figures and derivations are there, and nothing is to be pressed', async ({
  visit,
}) => {
  const page = await visit('l2-penalty/', { theme: 'dark' })
  const visible = (selector: string) => page.locator(selector).filter({ visible: true }).count()
  const PRESSED = 'button, input:not(.exercise input), select, nav, .frame [role=slider], .links, .on-screen'
  const WORDS = ['.demo-question', '.demo-caption', '.settings', '.steps p', '.margin']
  expect(await visible(PRESSED)).toBeGreaterThan(0)
  expect(await visible('.steps p')).toBe(0)

  await page.emulateMedia({ media: 'print' })
  expect(await visible(PRESSED)).toBe(0)
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
  for (const words of WORDS) expect([words, await visible(words)]).toEqual([words, await page.locator(words).count()])
  for (const demo of await page.locator('section.demo').all())
    expect(await demo.locator('figure svg').filter({ visible: true }).count()).toBeGreaterThan(0)
})
