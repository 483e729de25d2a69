/** Twenty seeds of a demo, as they come in. */
import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { counted, text } from '#i18n/strings.ts'
import { test, type Visit } from './browser.ts'
import { demoOn, eventually, problemOf, textOf } from './demo.ts'

describe('the seeds of a comparison', () => {
  const SEEDS = 20
  const open = async (visit: Visit) => demoOn(await visit(''), 'l2-penalty/moons')
  const seedsButton = (demo: Locator) => demo.locator('button.seeds')
  const sentenceOf = (demo: Locator) => textOf(demo.locator('p.seeds'))
  const intervals = (demo: Locator) => demo.locator('.strip .interval')

  /** Keeps what the demo says of its seeds while they come in, and how many intervals it draws meanwhile. */
  async function watchSeeds(demo: Locator) {
    const seen = await demo.evaluateHandle((section) => {
      const said: { sentence: string; standing: string; intervals: number }[] = []
      new MutationObserver(() => {
        said.push({
          sentence: section.querySelector('p.seeds')!.textContent.trim(),
          standing: section.querySelector('.standing')!.textContent.trim(),
          intervals: section.querySelectorAll('.strip .interval').length,
        })
      }).observe(section.querySelector('.frame')!, { subtree: true, childList: true, characterData: true })
      return said
    })
    return () => seen.jsonValue()
  }

  /** Presses the button again inside the page as soon as a seed came in: from out here, all may be in by then. */
  const stopSoon = (demo: Locator) =>
    demo.evaluate(
      (section, firstSeed) => {
        const watch = new MutationObserver(() => {
          if (!new RegExp(firstSeed).test(section.querySelector('p.seeds')!.textContent)) return
          watch.disconnect()
          section.querySelector<HTMLButtonElement>('button.seeds')!.click()
        })
        watch.observe(section.querySelector('.frame')!, { subtree: true, childList: true, characterData: true })
      },
      text('en', 'demo.seedsIn', { done: '[1-9]\\d*', seeds: SEEDS }),
    )

  test('end with the interval that the ledger gives, and show none before', async ({ visit }) => {
    const demo = await open(visit)
    const inLedger = await sentenceOf(demo)
    expect(inLedger).toContain('[')
    expect(await intervals(demo).count()).toBe(1)
    expect(await demo.locator('.estimate').count()).toBe(0)
    await seedsButton(demo).focus()
    await demo.locator('.estimate').waitFor()
    expect(await textOf(demo.locator('.estimate'))).toMatch(/\d/)

    const seen = await watchSeeds(demo)
    await seedsButton(demo).click()
    await demo.getByRole('button', { name: text('en', 'demo.stop'), exact: true }).waitFor()
    await demo.getByRole('button', { name: text('en', 'demo.seeds', { count: SEEDS }), exact: true }).waitFor()
    expect(await sentenceOf(demo)).toBe(inLedger)
    expect(await intervals(demo).count()).toBe(1)
    // The band of all seeds joins the figure of the errors.
    expect(await demo.locator('.history .band').count()).toBe(2)

    const said = await seen()
    const running = said.filter(({ sentence }) => sentence !== inLedger)
    const progress = new Set(running.map(({ sentence }) => sentence))
    expect(progress.size).toBeGreaterThan(5)
    for (const sentence of progress)
      expect(sentence).toMatch(new RegExp(text('en', 'demo.seedsIn', { done: '\\d+', seeds: SEEDS })))
    expect(running.filter(({ intervals }) => intervals > 0)).toEqual([])
    expect(
      running.filter(({ standing }) => /^Seed \d+ of 20, about \d+ s left$/.test(standing)).length,
    ).toBeGreaterThan(5)
  })

  test('can be stopped, and then no interval is shown', async ({ visit }) => {
    const demo = await open(visit)
    await stopSoon(demo)
    await seedsButton(demo).click()
    await eventually(() => sentenceOf(demo)).toMatch(
      new RegExp(text('en', 'demo.seedsStopped', { done: '\\d+', seeds: SEEDS })),
    )
    const done = await demo.locator('.strip circle').count()
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(SEEDS)
    expect(await sentenceOf(demo)).toBe(text('en', 'demo.seedsStopped', { done, seeds: SEEDS }))
    expect(await intervals(demo).count()).toBe(0)
    expect(await problemOf(demo)).toBe('')
  })
})

test('runs that met a value that is not finite are counted, and it is said', async ({ visit }) => {
  const demo = await demoOn(
    await visit('embed/why-batch-norm/rates/#v=1&demo=why-batch-norm/rates&optimizer.learningRate=10'),
    'why-batch-norm/rates',
  )
  await demo.locator('button.seeds').click()
  const told = counted('en', 'claims.diverged', 20, { arm: text('en', 'arms.plain'), runs: 20 })
  await eventually(() => textOf(demo.locator('p.seeds'))).toContain(told)
  expect(await demo.locator('.strip .interval').count()).toBe(1)
})
