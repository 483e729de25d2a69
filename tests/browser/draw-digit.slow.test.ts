/** The page on which readers draw a digit, with onnxruntime-web in a real browser. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import committee from '#content/committee.ts'
import { digitInput } from '#core/data/digits.ts'
import { beliefsOf } from '#demos/draw-digit/beliefs.ts'
import { lookUp, text } from '#i18n/strings.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'
import { accessibilityProblems, test } from './browser.ts'
import { eventually, textOf } from './demo.ts'

const members = Object.keys(committee.arms)

async function opened(page: Page): Promise<Locator> {
  const draw = page.locator('.draw')
  await draw.scrollIntoViewIfNeeded()
  await page.locator('.draw.ready').waitFor()
  return draw
}

/** A member's probabilities as the table shows them, exactly; empty where it shows none. */
const probabilitiesOf = (draw: Locator, member: string): Promise<number[]> =>
  draw
    .locator(`[data-member="${member}"] [data-probability]`)
    .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset.probability)))

/** Loads the networks; they answer for the image that is there. */
async function load(draw: Locator): Promise<void> {
  await draw.locator('.load button').click()
  await eventually(() => textOf(draw.locator('.load button'))).toBe(
    text('en', 'draw.loaded', { provider: 'WebAssembly' }),
  )
  await eventually(() => probabilitiesOf(draw, members[0]!)).toHaveLength(10)
}

async function stroke(page: Page, draw: Locator, ...points: readonly (readonly [number, number])[]): Promise<void> {
  const pad = draw.locator('.pad')
  await pad.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await pad.boundingBox())!
  const at = ([across, down]: readonly [number, number]) => [x + across * width, y + down * height] as const
  await page.mouse.move(...at(points[0]!))
  await page.mouse.down()
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 10 })
  await page.mouse.up()
}

test('a stroke that is drawn is read by every network, as a 1', async ({ visit }) => {
  const page = await visit('draw/')
  const draw = await opened(page)
  await stroke(page, draw, [0.5, 0.15], [0.5, 0.85])
  expect(await probabilitiesOf(draw, 'plain')).toEqual([])
  await load(draw)
  for (const member of [...members, 'together']) {
    const probabilities = await probabilitiesOf(draw, member)
    expect(probabilities).toHaveLength(10)
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5)
  }
  expect(
    (await probabilitiesOf(draw, 'together')).indexOf(Math.max(...(await probabilitiesOf(draw, 'together')))),
  ).toBe(1)

  const before = await probabilitiesOf(draw, 'plain')
  await draw.getByRole('slider', { name: lookUp('en', 'options.rotation') }).fill('200')
  await eventually(() => probabilitiesOf(draw, 'plain')).not.toEqual(before)
  await draw.getByRole('button', { name: text('en', 'draw.undo'), exact: true }).click()
  await eventually(() => probabilitiesOf(draw, 'plain')).toEqual([])
})

test('a picked digit gets the probabilities of the core', async ({ visit }) => {
  const page = await visit('draw/', { base: '/' })
  const draw = await opened(page)
  const built = await Promise.all(members.map((member) => probabilitiesOf(draw, member)))
  await load(draw)
  await draw.getByRole('button', { name: text('en', 'draw.pickDigit', { digit: 4 }) }).click()
  await eventually(() => probabilitiesOf(draw, 'plain')).not.toEqual(built[0])

  const environment = await loadEnvironment()
  for (const arm of members) {
    const key = { arm, settings: {}, seed: 0 }
    const request = { type: 'run', id: 0, spec: committee, key, purpose: 'measures', sample: 700 } as const
    const { sample } = executeNow(request, environment)
    const row = sample!.labels.indexOf(4)
    expect(sample!.inputs[64 * row]).toBe(Math.fround(digitInput(0)))
    const expected = beliefsOf(sample!.outputs.slice(10 * row, 10 * (row + 1)))[0]!.probabilities
    const probabilities = await probabilitiesOf(draw, arm)
    expect(probabilities.map((p, k) => Math.abs(p - expected[k]!)).every((difference) => difference < 1e-5)).toBe(true)
  }
})

test('the keyboard draws', async ({ visit }) => {
  const page = await visit('draw/')
  const draw = await opened(page)
  await draw.getByRole('application', { name: text('en', 'draw.pad') }).focus()
  await page.keyboard.press('Space')
  for (let k = 0; k < 8; k++) await page.keyboard.press('ArrowDown')
  await eventually(() => textOf(draw.getByRole('status').first())).toBe(
    text('en', 'draw.penDown', { column: 9, row: 13 }),
  )
  expect(await textOf(draw.locator('.seen .note'))).toBe(text('en', 'draw.seenDrawing'))
  expect(await draw.locator('.pad path').count()).toBe(1)
  await page.keyboard.press('Backspace')
  expect(await draw.locator('.pad path').count()).toBe(0)
  await eventually(() => textOf(draw.locator('.seen .note'))).toBe(text('en', 'draw.seenNothing'))
})

test('the core and onnxruntime-web agree, on the processor and by WebGL or what stands in for it', async ({
  visit,
}) => {
  const page = await visit('draw/')
  const agreement = page.locator('.agreement')
  await agreement.scrollIntoViewIfNeeded()
  for (const provider of ['WebGL', 'WebAssembly']) {
    await agreement.getByRole('radio', { name: provider }).check()
    await agreement.getByRole('button').click()
    await eventually(() => agreement.locator('[aria-live]').textContent()).toContain(`${provider} took`)
  }
  const differences = await agreement
    .locator('[data-difference]')
    .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.difference)))
  expect(differences).toHaveLength(2)
  for (const difference of differences) expect(difference).toBeLessThan(1e-5)
})

test('a provider that fails says so, and WebAssembly runs', async ({ visit }) => {
  const draw = await opened(await visit('draw/'))
  await draw.getByRole('radio', { name: 'WebGPU' }).check()
  await draw.locator('.load button').click()
  await eventually(() => textOf(draw.locator('.problem'))).toContain('WebGPU cannot be used here')
  await eventually(() => probabilitiesOf(draw, 'mixup')).toHaveLength(10)
})

test.for([
  { path: 'draw/', theme: 'light', width: 1280 },
  { path: 'ko/draw/', theme: 'dark', width: 320 },
] as const)('/$path is accessible and fits, $theme at $width px', async ({ path, theme, width }, { visit }) => {
  const page = await visit(path, { theme, width })
  await opened(page)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
})
