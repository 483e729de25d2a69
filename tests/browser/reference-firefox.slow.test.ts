import { launch } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { findFirefox } from '../../src/cli/ensure-browser.ts'
import { byName, digestsInNode, given, referenceScript } from './reference.ts'
import type { Given } from './reference-page.ts'

const executablePath = findFirefox()
if (executablePath === undefined) console.log('No Firefox is installed: its tests are skipped.')

declare const digestsOf: (given: Given) => Promise<readonly string[]>

test.skipIf(executablePath === undefined)('Firefox gives Node’s digests of the reference runs', async () => {
  const browser = await launch({ browser: 'firefox', executablePath: executablePath! })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await referenceScript() })
    const digests = await page.evaluate((all) => digestsOf(JSON.parse(all)), JSON.stringify(given))
    expect(byName(digests)).toEqual(digestsInNode())
  } finally {
    await browser.close()
  }
})
