/** Demos under hands that mean no good: workers that die, links that make no sense, half a minute of anything at all. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import shrink from '#content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import { threefry } from '#core/rng.ts'
import type { Spec } from '#core/spec.ts'
import { asPrinted } from '#demos/document.ts'
import { text } from '#i18n/strings.ts'
import { garbledLink } from '../demos/garbled-links.ts'
import { test } from './browser.ts'
import { demoOn, digestsOf, eventually, follow, linkTo, problemOf } from './demo.ts'
import { digestsIn } from './in-node.ts'

/** One demo of each kind. */
const kinds: readonly (readonly [string, string, Spec])[] = [
  ['a training with histograms', 'l2-penalty/digits', digits],
  ['a training with fields', 'l2-penalty/moons', moons],
  ['an analysis', 'l2-penalty/shrink-by-direction', shrink],
]
/** Whole numbers below `n`: the `k`th of a sequence. */
const below = (sequence: number) => {
  let k = 0
  return (n: number) => threefry(sequence, 7, k++, 0)[0] % n
}
const frames = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

test('a worker that dies at any of 50 times is replaced, and the run ends with the same bits', async ({ visit }) => {
  const page = await visit('embed/l2-penalty/digits/', {
    before: () => {
      const Original = Worker
      const fate = { messages: Number.POSITIVE_INFINITY, deaths: 0 }
      Object.assign(window, { fate })
      window.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options)
          this.addEventListener('message', (event) => {
            fate.messages -= 1
            if (fate.messages >= 0) return
            // The message that it dies of is never heard.
            event.stopImmediatePropagation()
            fate.messages = Number.POSITIVE_INFINITY
            fate.deaths += 1
            this.terminate()
            this.dispatchEvent(new ErrorEvent('error'))
          })
        }
      }
    },
  })
  const demo = await demoOn(page, 'l2-penalty/digits')
  type Doomed = { readonly fate: { messages: number; deaths: number } }
  const draw = below(50)
  for (let time = 0; time < 50; time++) {
    const seed = 1 + time
    // Two arms send a frame and a checkpoint at each of 101 measured steps.
    const messages = draw(2 * 2 * 101)
    await page.evaluate((count) => {
      ;(window as unknown as Doomed).fate.messages = count
    }, messages)
    await follow(page, linkTo('l2-penalty/digits', { seed }))
    await eventually(() => digestsOf(demo)).toEqual(digestsIn(digits, { ...asPrinted, seed }))
    expect(await page.evaluate(() => (window as unknown as Doomed).fate.deaths), `${messages} messages`).toBe(time + 1)
    expect(await problemOf(demo)).toBe('')
  }
  expect(await demo.locator('.result .note').count()).toBe(0)
})

describe.each(kinds)('%s', (_, id, spec) => {
  test('answers 40 links that make no sense with at most a sentence, and goes on', async ({ visit }) => {
    const page = await visit(`embed/${id}/`)
    const demo = await demoOn(page, id)
    for (let number = 0; number < 40; number++) {
      await follow(page, garbledLink(number, id, spec))
      await frames(page)
      expect(await problemOf(demo)).toMatch(/^$|\.$|\.\s/)
    }
    await follow(page, linkTo(id, { seed: 3 }))
    await eventually(() => digestsOf(demo)).toEqual(digestsIn(spec, { ...asPrinted, seed: 3 }))
    expect(await problemOf(demo)).toBe('')
  })

  test('bears half a minute of clicking and typing, and gives its memory back', async ({ visit }) => {
    const page = await visit(`embed/${id}/`)
    const demo = await demoOn(page, id)
    const session = await page.context().newCDPSession(page)
    const heap = async () => {
      await session.send('HeapProfiler.enable')
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize / 2 ** 20
    }
    await demo.getByRole('button', { name: text('en', 'demo.lab.title'), exact: true }).click()
    await demo.locator('.lab').waitFor()
    for (const summary of await demo.locator('summary').all()) await summary.click()
    // Hands that follow a link would be elsewhere: no content leaves them where they are.
    await page.route('**/*', (route) =>
      route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.fallback(),
    )
    const act = monkey(demo, below(id.length))
    const actFor = async (seconds: number) => {
      const end = performance.now() + 1000 * seconds
      let acts = 0
      for (; performance.now() < end; acts++) await act()
      return acts
    }
    /** The demo as it is printed, all its batches thrown away. */
    const rest = async () => {
      await follow(page, '#')
      await follow(page, linkTo(id, {}))
      await eventually(() => digestsOf(demo)).toEqual(digestsIn(spec, asPrinted))
    }
    const restsAt = async () => {
      await rest()
      return heap()
    }
    const untouched = await restsAt()
    // What is loaded and compiled at first use stays, and so do the last runs: that is no leak. What comes later would be.
    await actFor(10)
    const before = await restsAt()
    const acts = await actFor(30)
    const after = await restsAt()
    const told = [untouched, before, after].map((megabytes) => megabytes.toFixed(1)).join(', ')
    console.log(`${id}: heap of ${told} MB untouched, after 10 s and after ${acts} acts in 30 s more`)
    expect(acts).toBeGreaterThan(20)
    expect(after - before).toBeLessThan(5)
  })
})

/** Each call does something to one of the demo's elements, as a hand or a keyboard would. */
function monkey(demo: Locator, draw: (n: number) => number): () => Promise<void> {
  const { keyboard, mouse } = demo.page()
  const KEYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'Space', 'Enter', 'Escape', 'Backspace', '9', '-']
  const TEXTS = ['', '0', '1', '0.5', '-3', '1e99', 'NaN', '500', '0,1,2', '٣', '<b>', 'x'.repeat(300)]
  const one = <T>(of: readonly T[]): T => of[draw(of.length)]!
  /** Brings one of the elements into view and gives its kind and a point on it. */
  const pick = (which: number) =>
    demo.evaluate((section, which) => {
      const all = section.querySelectorAll<HTMLInputElement>(
        'button:enabled, input:enabled:not([type=file]), select:enabled, summary, textarea',
      )
      const element = all[which % all.length]!
      element.scrollIntoView({ block: 'nearest' })
      const { left, top, width, height } = element.getBoundingClientRect()
      const kind = element.localName === 'input' ? element.type : element.localName
      return { kind, left, top, width, height }
    }, which)
  return async () => {
    const { kind, left, top, width, height } = await pick(draw(1e6))
    // What a summary hides has no size, and no hand gets there.
    if (width === 0) return
    await mouse.click(left + (width * (1 + draw(98))) / 100, top + height / 2)
    if (kind === 'select') {
      await keyboard.press(one(['ArrowDown', 'ArrowUp']))
      await keyboard.press('Enter')
    } else if (kind === 'text') {
      await keyboard.press('ControlOrMeta+a')
      await keyboard.insertText(one(TEXTS))
      await keyboard.press(one(['Enter', 'Tab', 'Escape']))
    } else for (let times = draw(4); times > 0; times--) await keyboard.press(one(KEYS))
  }
}

test('while a run trains, a key is answered: the training is in workers alone', async ({ visit }) => {
  const page = await visit('embed/l2-penalty/moons/', {
    before: () => {
      const { instantiate } = WebAssembly
      WebAssembly.instantiate = ((...given: Parameters<typeof instantiate>) => {
        document.documentElement.dataset.trains = 'on the page'
        return instantiate(...given)
      }) as typeof instantiate
      const answered: number[] = []
      Object.assign(window, { answered })
      addEventListener(
        'keydown',
        ({ timeStamp }) =>
          requestAnimationFrame(() => {
            // After the frame that shows what the key did.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => answered.push(performance.now() - timeStamp)
            port2.postMessage(null)
          }),
        true,
      )
    },
  })
  const demo = await demoOn(page, 'l2-penalty/moons')
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const scrubber = demo.getByRole('slider', { name: text('en', 'demo.scrubber'), exact: true }).first()
  const strength = demo.getByRole('slider', { name: /L2/ }).first()
  const answered = () => page.evaluate(() => (window as unknown as { answered: number[] }).answered)
  const press = async (field: Locator, key: string, times: number) => {
    await field.focus()
    for (let k = 0; k < times; k++) {
      const before = (await answered()).length
      await page.keyboard.press(key)
      await eventually(async () => (await answered()).length).toBeGreaterThan(before)
    }
  }
  const told: string[] = []
  const tell = async (what: string, from: number) => {
    const times = (await answered()).slice(from).toSorted((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))]!.toFixed(0)
    told.push(
      `${what}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, slowest ${at(1)} ms of ${times.length} keys`,
    )
  }
  await demo.locator('button.seeds').click()
  await press(scrubber, 'ArrowLeft', 60)
  await tell('scrubbing while seeds are run', 0)
  await press(strength, 'ArrowRight', 60)
  await tell('a slider, each key of which begins two runs', 60)
  console.log(`Input latency at a fourth of the speed. ${told.join('; ')}.`)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await eventually(async () => (await digestsOf(demo)).every((digest) => digest !== '')).toBe(true)
  expect(page.workers().length).toBeGreaterThan(0)
  expect(await page.locator('html').getAttribute('data-trains')).toBeNull()
  expect(await demo.locator('.result .note').count()).toBe(0)
})
