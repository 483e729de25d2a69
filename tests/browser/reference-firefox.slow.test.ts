import { launch } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { firefox, isSkipped } from './firefox.ts'
import { digestsInNode, digestsInPage } from './reference.ts'

test.skipIf(isSkipped)('Firefox gives Node’s digests of the reference runs', async () => {
  const browser = await launch({ browser: 'firefox', executablePath: firefox! })
  try {
    expect(await digestsInPage(await browser.newPage())).toEqual(digestsInNode())
  } finally {
    await browser.close()
  }
})
