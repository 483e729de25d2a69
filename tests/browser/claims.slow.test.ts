import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import ledger from '#content/chapters/l2-penalty/results.json' with { type: 'json' }
import { counted, lookUp, text } from '#i18n/strings.ts'
import { DEFAULT_SEEDS } from '#stats/pairs.ts'
import { test } from './browser.ts'
import { eventually, textOf } from './demo.ts'

/** A claim of one arm against a number: the fewest runs of all. */
const CLAIM = 'weights-grow-on-clean-labels'
const RUNS = 20
/** What the first sweep of its chapter varies. */
const STRENGTH = 'penalised.techniques.l2.strength'
const recorded = (wanted: number) =>
  ledger.experiments['l2-penalty/growing-weights'].runs.find(({ arm, seed }) => arm === 'clean' && seed === wanted)!

/** Where the page offers to run this again, its button awake. */
async function offerOn(page: Page, told: string): Promise<Locator> {
  const offer = page.locator(`astro-island[props*="${told}"][component-url*="RunAgain"]`)
  await offer.locator('.run-again').scrollIntoViewIfNeeded()
  await offer.locator('button:enabled').waitFor()
  return offer
}

/** Runs it again and gives what the page says in the end. */
async function runAgain(page: Page, told = CLAIM): Promise<string> {
  const offer = await offerOn(page, told)
  await offer.getByRole('button', { name: text('en', 'demo.runAgain') }).click()
  await eventually(() => textOf(offer.locator('.outcome'))).not.toBe('')
  return textOf(offer.locator('.outcome'))
}

/** What the page says when so many runs differ, as far as it is known beforehand. */
const differing = (count: number) =>
  counted('en', 'claims.differ', count, { total: RUNS, run: '\u0001', difference: '' }).split('\u0001')[0]!

test('run again here, a claim finds the ledger’s bits', async ({ visit }) => {
  expect(await runAgain(await visit('l2-penalty/'))).toContain(counted('en', 'claims.sameBits', RUNS))
})

test('a row of a table and the points of a sweep are run again as well', async ({ visit }) => {
  const tables = await visit('recipe-lab/')
  const row = await runAgain(tables, 'sigmoid-no-norm-restored')
  expect(row).toContain(counted('en', 'claims.sameBits', 40))
  // Both columns, each by its name.
  const numbers = await tables.locator('[data-claim^="recipe-lab/sigmoid-no-norm"] b').allTextContents()
  expect(numbers).toHaveLength(2)
  for (const number of numbers) expect(row).toContain(number.replace('+', ''))
  expect(row).toContain(text('en', 'claims.atBestValidation'))
  const page = await visit('l2-penalty/')
  expect(await runAgain(page, 'sweep')).toBe(
    counted('en', 'claims.sameBits', DEFAULT_SEEDS * moons.vary![STRENGTH]!.length),
  )
})

test('where the ledger does not arrive the page says so, and the next try is one', async ({ visit }) => {
  let answer = (_: Buffer): Buffer | string | null => null
  const page = await visit('l2-penalty/', { changes: { '/ledger/': (file) => answer(file) }, allowed: /404/ })
  expect(await runAgain(page)).toBe(text('en', 'claims.noLedger'))
  answer = () => '<p>Log in to this network.'
  expect(await runAgain(page)).toBe(text('en', 'claims.noLedger'))
  answer = (file) => file
  expect(await runAgain(page)).toContain(counted('en', 'claims.sameBits', RUNS))
})

test('a run can be stopped, and then nothing is said of its bits', async ({ visit }) => {
  const offer = await offerOn(await visit('l2-penalty/'), CLAIM)
  await offer.getByRole('button', { name: text('en', 'demo.runAgain') }).click()
  await eventually(() => offer.locator('.progress').textContent()).not.toBe('')
  await offer.getByRole('button', { name: text('en', 'demo.stop'), exact: true }).click()
  const said = await textOf(offer.locator('.outcome'))
  expect(said).toMatch(new RegExp(`^${text('en', 'claims.stopped', { done: '\\d+', count: RUNS })}$`))
})

/** The number whose last bit is the other one. */
function flipped(value: number): number {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  bits.setUint8(7, bits.getUint8(7) ^ 1)
  return bits.getFloat64(0)
}

test('a bit flipped in the ledger, in a digest or in a number, is noticed', async ({ visit }) => {
  const { digest } = recorded(3)
  const value = recorded(5).metrics['weight-growth']
  const otherDigest = digest.slice(0, -1) + (Number.parseInt(digest.at(-1)!, 16) ^ 1).toString(16)
  const page = await visit('l2-penalty/', {
    changes: {
      '/ledger/': (file) =>
        String(file)
          .replaceAll(digest, otherDigest)
          .replaceAll(`:${value}}`, `:${flipped(value)}}`),
    },
  })
  expect(await runAgain(page)).toContain(
    differing(2) + text('en', 'claims.seedOf', { seed: 3, arm: lookUp('en', 'arms.clean') }),
  )
})

/** The module with the last bit of a coefficient of `exp`, that of the third power, flipped in all lanes. */
function swapped(module: Buffer): Buffer {
  const constant = module.indexOf(Buffer.from(new Float32Array(4).fill(0.166665778).buffer))
  if (constant < 0) throw new Error('The kernels have another coefficient.')
  const other = Buffer.from(module)
  for (let lane = 0; lane < 4; lane++) other[constant + 4 * lane]! ^= 1
  return other
}

test('another kernel in place of the book’s is noticed', async ({ visit }) => {
  const said = await runAgain(await visit('l2-penalty/', { changes: { '/kernels': swapped } }))
  expect(said).toContain(differing(RUNS))
})
