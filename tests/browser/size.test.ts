/** How much script a page with one demo takes: gzip, with the core and WebAssembly, before a reader does anything, and printed once a demo has run. */
import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './browser.ts'
import { digestsOf, eventually } from './demo.ts'

/** 60 kB, before the first interaction. */
const MOST_AT_REST = 60_000

/** Of all scripts and WebAssembly that the page and its workers have asked for so far, and of scripts within the page. */
async function measured(page: Page): Promise<() => Promise<number>> {
  const files = new Map<string, Response>()
  page.context().on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (/\.(js|wasm)$/.test(pathname)) files.set(pathname, response)
  })
  await page.reload()
  return async () => {
    const within = await page
      .locator('script:not([src]):not([type="application/json"])')
      .evaluateAll((scripts) => scripts.map(({ textContent }) => textContent ?? ''))
    const loaded = await Promise.all(Array.from(files.values(), (response) => response.body()))
    return [...loaded, ...within].reduce((sum, script) => sum + gzipSync(script).length, 0)
  }
}

describe.each([
  ['a training with histograms', 'embed/l2-penalty/digits/'],
  ['a training with boundaries', ''],
])('a page with one demo, %s', (_, path) => {
  test('stays small at rest, and loads what a run takes when it is asked for', async ({ visit }) => {
    const page = await visit(path)
    const size = await measured(page)
    const frame = page.locator('.frame')
    await frame.scrollIntoViewIfNeeded()
    await page.locator('.frame.ready').waitFor()
    await page.waitForLoadState('networkidle')
    const atRest = await size()
    await frame.locator('.play').click()
    await page.locator('.frame.live').waitFor()
    await eventually(async () => (await digestsOf(page.locator('.demo'))).every(Boolean)).toBe(true)
    await page.waitForLoadState('networkidle')
    const running = await size()
    console.log(`${path || 'home'}: ${atRest} bytes of script at rest, ${running} after a run`)
    expect(atRest).toBeLessThanOrEqual(MOST_AT_REST)
  })
})
