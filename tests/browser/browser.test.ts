import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '../../src/cli/serve.ts'
import { accessibilityProblems, launchChromium, watch } from './browser.ts'

const policy = `<meta http-equiv="content-security-policy" content="default-src 'self' 'unsafe-inline'">`
const faults: readonly (readonly [string, string, RegExp])[] = [
  ['a console error', `<script>console.error('broken')</script>`, /^console: broken/],
  ['an uncaught error', `<script>throw new Error('thrown')</script>`, /^uncaught: thrown/],
  ['an unhandled rejection', `<script>Promise.reject(new Error('rejected'))</script>`, /^uncaught: rejected/],
  ['a missing file', `<img src="missing.png" alt="">`, /^status 404/],
  ['another origin', `<img src="http://127.0.0.1:9/x.png" alt="">`, /^another origin: http:\/\/127.0.0.1:9/],
  ['a violated policy', `${policy}<script>try { eval('1') } catch {}</script>`, /^console: .*Content Security Policy/],
]

let folder: string
let site: Served
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faults-'))
  for (const [index, [, html]] of faults.entries())
    writeFileSync(join(folder, `${index}.html`), `<!doctype html><html lang="en"><title>Fault</title><p>x ${html}`)
  site = await serve({ directory: folder })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await site.close()
  rmSync(folder, { recursive: true })
})

test.each(faults.map(([name, , pattern], index) => ({ name, pattern, index })))(
  '$name is noticed',
  async ({ pattern, index }) => {
    const context = await browser.newContext()
    const problems: string[] = []
    watch(context, new URL(site.url).origin, problems)
    const page = await context.newPage()
    await page.goto(`${site.url}${index}.html`)
    await expect.poll(() => problems).toContainEqual(expect.stringMatching(pattern))
    await context.close()
  },
)

test('what axe finds is listed', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.setContent('<html lang="en"><title>Fault</title><main><h1>x</h1><button></button>')
  expect(await accessibilityProblems(page)).toEqual(['button-name: button'])
  await context.close()
})
