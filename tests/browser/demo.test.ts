import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import shrink from '#content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import type { Settings } from '#core/spec.ts'
import { numbers } from '#i18n/numbers.ts'
import { lookUp, text } from '#i18n/strings.ts'
import { test, type Visit } from './browser.ts'
import {
  button,
  demoOn,
  digestsInNode,
  digestsOf,
  enter,
  eventually,
  exactly,
  expectSameDrawing,
  follow,
  headOf,
  linkTo,
  pathsOf,
  problemOf,
  runsInNode,
  textOf,
} from './demo.ts'

const LAST_STEP = digits.kind === 'training' ? digits.training.steps : 0
const STRENGTH = 'penalised.techniques.l2.strength'
const strengthField = (demo: Locator) => exactly(demo, lookUp('en', 'options.l2.strength'))
const [plainDigest, penalisedDigest] = await digestsInNode(digits)

const openDigits = async (visit: Visit) => demoOn(await visit('embed/l2-penalty/digits/'), 'l2-penalty/digits')
const scrubberOf = (demo: Locator) =>
  demo.getByRole('slider', { name: text('en', 'demo.scrubber'), exact: true }).first()
const seedField = (demo: Locator) => demo.getByRole('textbox', { name: text('en', 'demo.seed'), exact: true })
const speedField = (demo: Locator) => demo.getByRole('combobox', { name: text('en', 'demo.speed') })

/** Keeps, in the page, each value that `data-head` takes and one curve at each. */
async function watchHead(demo: Locator): Promise<() => Promise<{ heads: number[]; curves: number }>> {
  const seen = await demo.evaluateHandle((section) => {
    const frame = section.querySelector<HTMLElement>('.frame')!
    const heads: number[] = []
    const curves = new Set<string>()
    new MutationObserver(() => {
      heads.push(Number(frame.dataset.head))
      curves.add(section.querySelector('.history .line:not(.ahead)')?.getAttribute('d') ?? '')
    }).observe(frame, { attributeFilter: ['data-head'] })
    return { heads, curves }
  })
  return () => seen.evaluate(({ heads, curves }) => ({ heads, curves: curves.size }))
}

test('the demos of home draw when they come alive what the build drew', ({ visit }) => expectSameDrawing(visit, ''))

test('Replay trains in a worker and shows the run from its first step to its last', async ({ visit }) => {
  const demo = await openDigits(visit)
  expect(demo.page().workers()).toEqual([])
  await button(demo, 'replay').hover()
  await eventually(() => demo.page().workers().length).toBeGreaterThan(0)
  const seen = await watchHead(demo)
  await speedField(demo).selectOption('4')
  await button(demo, 'replay').click()
  await button(demo, 'pause').waitFor()
  await button(demo, 'replay').waitFor()
  const { heads, curves } = await seen()
  expect(heads[0]).toBeLessThan(LAST_STEP / 2)
  expect(heads.at(-1)).toBe(LAST_STEP)
  expect(heads).toEqual(heads.toSorted((a, b) => a - b))
  expect(curves).toBeGreaterThan(3)
  expect(await digestsOf(demo)).toEqual([plainDigest, penalisedDigest])
  expect(await demo.locator('.note').count()).toBe(0)
})

test('the run can be paused, stepped through and scrubbed by keyboard', async ({ visit }) => {
  const demo = await openDigits(visit)
  // The curves keep the steps that were looked at; where the head stands at the end, the test errors are marked.
  const shown = async () => ({
    says: await textOf(demo.locator('.sentence p').first()),
    ends: await pathsOf(demo, '.line.stroke-test'),
  })
  const atEnd = await shown()
  expect(atEnd.ends).toHaveLength(4)
  await speedField(demo).selectOption('0.25')
  await button(demo, 'replay').click()
  await eventually(() => headOf(demo)).toBeGreaterThan(2)
  await button(demo, 'pause').click()
  const paused = await headOf(demo)
  expect(paused).toBeLessThan(LAST_STEP)
  await demo.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await headOf(demo)).toBe(paused)

  await button(demo, 'step').click()
  expect(await headOf(demo)).toBe(paused + 1)
  await button(demo, 'back').click()
  await button(demo, 'back').click()
  expect(await headOf(demo)).toBe(paused - 1)
  await button(demo, 'reset').click()
  expect(await headOf(demo)).toBe(0)
  expect(await button(demo, 'back').isDisabled()).toBe(true)

  const scrubber = scrubberOf(demo)
  await scrubber.press('ArrowRight')
  expect(await headOf(demo)).toBe(1)
  expect(await scrubber.getAttribute('aria-valuetext')).toBe(
    text('en', 'demo.stepCount', { step: 1, steps: LAST_STEP }),
  )
  expect((await shown()).says).not.toBe(atEnd.says)
  expect((await shown()).ends).toEqual([])
  await scrubber.press('End')
  expect(await headOf(demo)).toBe(LAST_STEP)
  expect(await shown()).toEqual(atEnd)
  await scrubber.press('Home')
  await scrubber.press(' ')
  await eventually(() => headOf(demo)).toBeGreaterThan(0)
  expect(await problemOf(demo)).toBe('')
})

test('an option of one arm trains that arm anew and leaves the other as it was', async ({ visit }) => {
  const demo = await openDigits(visit)
  // Errors share one scale whatever happens, so the other arm's curve stays where it was.
  const curve = (hue: string) => pathsOf(demo.locator('.panel.history').first(), `.line.stroke-validation.${hue}`)
  const before = { plain: await curve('hue-a'), penalised: await curve('hue-b') }
  await enter(strengthField(demo), '0.1')
  await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(digits, { [STRENGTH]: 0.1 }))
  expect((await digestsOf(demo))[0]).toBe(plainDigest)
  expect(await headOf(demo)).toBe(LAST_STEP)
  expect(await curve('hue-a')).toEqual(before.plain)
  expect(await curve('hue-b')).not.toEqual(before.penalised)
})

test('runs have the bits that Node computes', async ({ visit }) => {
  const demo = await openDigits(visit)
  const runs: readonly { settings: Settings; seed: number }[] = [
    { settings: {}, seed: 7 },
    { settings: { 'data.labelNoise': 0.4, 'data.train': 60, [STRENGTH]: 0.003 }, seed: 123 },
    { settings: {}, seed: 0 },
  ]
  for (const { settings, seed } of runs) {
    await follow(demo.page(), linkTo('l2-penalty/digits', { settings, seed }))
    await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(digits, settings, seed))
  }
})

test('a slider that is dragged ends with the run of where it was let go', async ({ visit }) => {
  const page = await visit('embed/l2-penalty/digits/', {
    before: () => {
      const Original = Worker
      window.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options)
          this.addEventListener('message', ({ data }) => {
            // Slices of a run that was stopped must not go on under the name of the next.
            if (data.type === 'done' && data.result === undefined) console.error('A run ended twice.')
          })
        }
      }
    },
  })
  const demo = await demoOn(page, 'l2-penalty/digits')
  await demo.locator('[data-option="strength"] input[type=range]').evaluate(async (slider: HTMLInputElement) => {
    for (let position = 90; position < 120; position++) {
      slider.value = String(position)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise(requestAnimationFrame)
    }
  })
  const strength = Number(await strengthField(demo).inputValue())
  expect(strength).not.toBe(0.03)
  await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(digits, { [STRENGTH]: strength }))
})

test('a link brings another reader to the same run', async ({ visit }) => {
  const demo = await openDigits(visit)
  await enter(strengthField(demo), '0.1')
  await enter(seedField(demo), '3')
  const expected = await digestsInNode(digits, { [STRENGTH]: 0.1 }, 3)
  await eventually(() => digestsOf(demo)).toEqual(expected)
  await demo.getByRole('link', { name: text('en', 'demo.link'), exact: true }).click()
  // A page on plain http has no clipboard, so the address is shown instead.
  const address = new URL(await demo.getByLabel(text('en', 'demo.copyByHand')).inputValue())

  // The demo stands far down the page, and wakes up only where it is seen: the link has to lead to it.
  const other = (await visit(`l2-penalty/${address.hash}`)).locator('[data-experiment="l2-penalty/digits"]')
  await other.locator('.frame.ready').waitFor()
  await eventually(() => digestsOf(other)).toEqual(expected)
  expect(await strengthField(other).inputValue()).toBe('0.1')
  expect(await seedField(other).inputValue()).toBe('3')
})

test('the fair control restores both arms where their validation error was lowest', async ({ visit }) => {
  const demo = await openDigits(visit)
  const says = async () => ({
    sentence: await textOf(demo.locator('.sentence p').first()),
    seeds: await textOf(demo.locator('p.seeds')),
  })
  const atEnd = await says()
  await demo.getByRole('button', { name: text('en', 'demo.fairControl') }).click()
  await eventually(async () => (await says()).sentence).not.toBe(atEnd.sentence)
  const atBest = await says()
  for (const { metrics } of await runsInNode(digits)) {
    expect(atEnd.sentence).toContain(numbers.percent(metrics['test.error']!))
    expect(atBest.sentence).toContain(numbers.percent(metrics['test.error@best-validation']!))
  }
  expect(atBest.seeds).toContain('[')
  expect(atBest.seeds).not.toBe(atEnd.seeds)
  await demo.getByRole('button', { name: text('en', 'demo.lastStep') }).click()
  expect(await says()).toEqual(atEnd)
})

test('an analysis answers its slider with the bits that Node computes', async ({ visit }) => {
  const demo = await demoOn(await visit('embed/l2-penalty/shrink-by-direction/'), 'l2-penalty/shrink-by-direction')
  expect(await digestsOf(demo)).toEqual(await digestsInNode(shrink))
  const before = await pathsOf(demo)
  await demo.getByRole('slider', { name: text('en', 'options.strength'), exact: true }).press('ArrowRight')
  const strength = Number(await exactly(demo, text('en', 'options.strength')).inputValue())
  expect(strength).toBeGreaterThan(1)
  await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(shrink, { 'analysis.strength': strength }))
  expect(await pathsOf(demo)).not.toEqual(before)
})
