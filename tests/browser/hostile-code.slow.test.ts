/** Code that means no good, in an exercise: the page and what it remembers stay as they are, and nobody hears of anything. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { CodeOutcome } from '#exercises/sandbox/protocol.ts'
import { text } from '#i18n/strings.ts'
import { test, type Visit } from './browser.ts'
import { bundle } from './bundle.ts'
import { fatal, variants, written } from './hostile-snippets.ts'

const VARIANTS = 1000
const MOST_CRASHES = 20

let heard = 0
const canary = createServer((_, answer) => answer.end()).on('connection', () => {
  heard += 1
})
let host = ''
let script = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(canary.address() as AddressInfo).port}`
  script = await bundle('src/exercises/sandbox/run-in-page.ts')
})
afterAll(() => {
  canary.close()
})

/** A chapter on which a reader has solved an exercise, with a way into its sandbox. */
async function solvedPage(visit: Visit): Promise<Page> {
  // What the policy refuses is told on the console, and by Chromium as a request; the canary knows whether there was one.
  const page = await visit('l2-penalty/', { allowed: /^console: |^uncaught: |^another origin: / })
  const exercise = page.locator('[data-exercise="l2-penalty/one-step"]')
  await exercise.scrollIntoViewIfNeeded()
  await exercise.locator('.answer.ready').waitFor()
  await exercise.getByRole('textbox').fill('2.4')
  await exercise.getByRole('textbox').press('Enter')
  await exercise.getByText(text('en', 'exercise.right')).waitFor()
  await giveSandbox(page)
  return page
}

const giveSandbox = (page: Page) => page.evaluate(`${script}; window.runInPage = bundled.runInPage`)

/** The page in another tab, after a program has ended the process of its own: what was solved is there. */
async function reopened(page: Page): Promise<Page> {
  const next = await page.context().newPage()
  await next.goto(new URL('/course/reg/l2-penalty/', page.url()).href)
  const exercise = next.locator('[data-exercise="l2-penalty/one-step"]')
  await exercise.scrollIntoViewIfNeeded()
  await exercise.getByText(text('en', 'exercise.wasRight')).waitFor()
  await giveSandbox(next)
  return next
}

const run = (page: Page, source: string): Promise<CodeOutcome> =>
  page.evaluate(
    (source) =>
      (window as unknown as { runInPage: typeof import('#exercises/sandbox/run-in-page.ts').runInPage }).runInPage(
        '/course/reg/sandbox.html',
        { source, function: 'f', calls: [[]] },
      ),
    source,
  )

async function expectIntact(page: Page): Promise<void> {
  expect(heard).toBe(0)
  expect(await page.locator('iframe').count()).toBe(0)
  expect(await page.evaluate(() => ({ ...Object.prototype }))).toEqual({})
  expect(await run(page, 'const f = () => 2')).toEqual({
    kind: 'ran',
    calls: [{ kind: 'returned', value: { plain: 2 }, changed: false }],
  })
  await page.reload()
  const exercise = page.locator('[data-exercise="l2-penalty/one-step"]')
  await exercise.scrollIntoViewIfNeeded()
  await exercise.getByText(text('en', 'exercise.wasRight')).waitFor()
}

test('what was written by hand runs at the top of a program and leaves nothing behind', async ({ visit }) => {
  const page = await solvedPage(visit)
  expect(written.length).toBeGreaterThanOrEqual(40)
  for (const code of written) {
    const outcome = await run(page, `${code.replaceAll('CANARY', host)}\nfunction f() { return 1 }`)
    expect(['ran', 'broken', 'missing', 'too-long', 'too-much-memory'], code).toContain(outcome.kind)
  }
  await expectIntact(page)
})

test('a program that takes the tab with it takes no progress, and is not run again', async ({ visit }) => {
  const page = await solvedPage(visit)
  await run(page, `${fatal}\nfunction f() { return 1 }`).catch(() => {})
  expect(await (await reopened(page)).locator('iframe').count()).toBe(0)
})

test(`${VARIANTS} variants leave page and progress as they were, and nobody hears of them`, async ({ visit }) => {
  let page = await solvedPage(visit)
  const outcomes: Partial<Record<string, number>> = {}
  for (const source of variants(VARIANTS, host)) {
    const { kind } = await run(page, source).catch((error: Error) => {
      if (!error.message.includes('crashed')) throw error
      console.log('The process of the tab ended in', JSON.stringify(source))
      return { kind: 'crashed' }
    })
    if (kind === 'crashed') page = await reopened(page)
    outcomes[kind] = (outcomes[kind] ?? 0) + 1
  }
  console.log(`${VARIANTS} variants:`, outcomes)
  expect(outcomes['no-place']).toBeUndefined()
  // A program can ask for more memory than there is, and a browser has faults of its own: no page can help either.
  expect(outcomes.crashed ?? 0).toBeLessThanOrEqual(MOST_CRASHES)
  await expectIntact(page)
}, 1_800_000)
