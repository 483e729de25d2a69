import { type Browser, launch, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import shrink from '#content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { bundle } from './bundle.ts'
import { digestsInNode, eventually, follow, linkTo } from './demo.ts'
import { firefox, isSkipped } from './firefox.ts'

const runs: readonly (readonly [string, Spec, Settings, number])[] = [
  ['l2-penalty/digits', digits, { 'penalised.techniques.l2.strength': 0.1 }, 5],
  ['l2-penalty/digits', digits, {}, 0],
  ['l2-penalty/moons', moons, { 'data.labelNoise': 0.3 }, 2],
  ['l2-penalty/shrink-by-direction', shrink, { 'analysis.rotation': 12 }, 0],
]

describe.skipIf(isSkipped)('stock Firefox', () => {
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    browser = await launch({ browser: 'firefox', executablePath: firefox! })
    page = await browser.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.setViewport({ width: 1280, height: 800 })
    await page.goto(`http://127.0.0.1:${inject('ports')['/']}/l2-penalty/`)
  })
  afterAll(() => browser?.close())

  test.for(runs)('%s gives Node’s bits', async ([id, spec, settings, seed]) => {
    const frame = await page.waitForSelector(`[data-experiment="${id}"] .frame`)
    await frame!.scrollIntoView()
    await page.waitForSelector(`[data-experiment="${id}"] .frame.ready`)
    await follow(page, linkTo(id, { settings, seed }))
    const digests = () => frame!.evaluate((element) => (element as HTMLElement).dataset.digests!.split(' '))
    await eventually(digests).toEqual(await digestsInNode(spec, settings, seed))
    expect(page.workers().length).toBeGreaterThan(0)
    expect(problems).toEqual([])
  })

  test('code of readers runs in its sandbox, and is stopped there', async () => {
    type Run = typeof import('#exercises/sandbox/run-in-page.ts').runInPage
    await page.evaluate(`${await bundle('src/exercises/sandbox/run-in-page.ts')}; window.runInPage = bundled.runInPage`)
    const run = (source: string) =>
      page.evaluate(
        (source) =>
          (window as unknown as { runInPage: Run }).runInPage('/sandbox.html', { source, function: 'f', calls: [[2]] }),
        source,
      )
    expect(await run('const f = (x) => x + 1')).toEqual({
      kind: 'ran',
      calls: [{ kind: 'returned', value: { plain: 3 }, changed: false }],
    })
    expect(await run('const f = () => { for (;;); }')).toEqual({ kind: 'too-long' })
    expect(await run('indexedDB.open("x"); const f = () => 1')).toMatchObject({ kind: 'broken' })
    expect(await run('const f = (x) => x')).toMatchObject({ kind: 'ran' })
  })
})
