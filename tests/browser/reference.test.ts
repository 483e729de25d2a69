import { expect } from 'vitest'
import { test } from './browser.ts'
import { byName, digestsInNode, given, referenceScript } from './reference.ts'
import type { Given } from './reference-page.ts'

declare const digestsOf: (given: Given) => Promise<readonly string[]>

test('Chromium gives Node’s digests of the reference runs', async ({ browser }) => {
  const page = await browser.newPage()
  await page.addScriptTag({ content: await referenceScript() })
  const digests = await page.evaluate((all) => digestsOf(JSON.parse(all)), JSON.stringify(given))
  expect(byName(digests)).toEqual(digestsInNode())
})
