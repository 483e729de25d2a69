import { expect } from 'vitest'
import { test } from './browser.ts'
import { digestsInNode, digestsInPage } from './reference.ts'

test('Chromium gives Node’s digests of the reference runs', async ({ browser }) => {
  expect(await digestsInPage(await browser.newPage())).toEqual(digestsInNode())
})
