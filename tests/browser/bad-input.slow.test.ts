import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import shrink from '#content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import { numbers } from '#i18n/numbers.ts'
import { lookUp, text } from '#i18n/strings.ts'
import type { RunResult } from '#runner/protocol.ts'
import { launchChromium, test, type Visit, type VisitOptions } from './browser.ts'
import {
  demoOn,
  digestsInNode,
  digestsOf,
  enter,
  eventually,
  exactly,
  follow,
  pathsOf,
  problemOf,
  runsInNode,
  textOf,
} from './demo.ts'

const DIGITS = 'l2-penalty/digits'
const openDigits = async (visit: Visit, options?: VisitOptions) => demoOn(await visit('l2-penalty/', options), DIGITS)
const strengthField = (demo: Locator) => exactly(demo, lookUp('en', 'options.l2.strength'))
const seedField = (demo: Locator) => demo.getByRole('textbox', { name: text('en', 'demo.seed'), exact: true })
const notesOf = (demo: Locator) => demo.locator('.note').allTextContents()

/** Without its compilers Chromium has no WebAssembly either; what it interprets is far too slow to train. */
const withoutWebAssembly = test.extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
  const browser = await launchChromium('--js-flags=--jitless')
  onCleanup(() => browser.close())
  return browser
})

/** The demo answers a control with the bits that Node computes, and complains no more. */
async function expectWorking(demo: Locator): Promise<void> {
  await enter(strengthField(demo), '0.1')
  await eventually(() => digestsOf(demo)).toEqual(
    await digestsInNode(digits, { 'penalised.techniques.l2.strength': 0.1 }),
  )
  expect(await problemOf(demo)).toBe('')
}

describe('a link that makes no sense', () => {
  const links: readonly (readonly [string, RegExp])[] = [
    ['#v=1&demo=l2-penalty/nowhere', /^The link leads to the demo “l2-penalty\/nowhere”, [^.]*\.$/],
    ['#v=1&demo=%E0%A4%A', /^The link leads to the demo “[^.]*\.$/],
    [`#v=99&demo=${DIGITS}`, /^This link has version “99”, [^.]*\.$/],
    [`#v=1&demo=${DIGITS}&data.colour=3`, /^The link sets “data.colour”, [^.]*\.$/],
    [`#v=1&demo=${DIGITS}&data.labelNoise=7`, /^“data.labelNoise” must be a number from 0 to 0.5, not 7\.$/],
    [`#v=1&demo=${DIGITS}&data.labelNoise=%zz`, /^“data.labelNoise” must be a number from 0 to 0.5, not "%zz"\.$/],
    [`#v=1&demo=${DIGITS}&seed=-3`, /^A seed is a whole number from 0 to 999999, not “-3”\.$/],
    [
      `#v=1&demo=${DIGITS}&data.labelNoise=${'9'.repeat(50_000)}`,
      /^“data.labelNoise” must be [^.]*0\.5, [^.]{1,50}\.$/,
    ],
    [`#v=1&demo=${DIGITS}&${'x'.repeat(50_000)}=1`, /^The link sets “x{40}…”, [^.]*\.$/],
  ]

  test('gets one sentence, and the page goes on', async ({ visit }) => {
    const demo = await openDigits(visit)
    const digests = await digestsOf(demo)
    for (const [hash, sentence] of links) {
      await follow(demo.page(), hash)
      await eventually(() => problemOf(demo)).toMatch(sentence)
      expect(await digestsOf(demo)).toEqual(digests)
    }
    await expectWorking(demo)
  })

  test('gets its sentence in Korean on a Korean page', async ({ visit }) => {
    const demo = await demoOn(await visit('ko/l2-penalty/'), DIGITS)
    const korean = [
      ['#v=1&demo=l2-penalty/nowhere', '이 페이지에는 링크가 가리키는 “l2-penalty/nowhere” 데모가 없습니다.'],
      [
        `#v=1&demo=${DIGITS}&data.labelNoise=7`,
        '“data.labelNoise”에는 0부터 0.5까지의 수를 써야 합니다. 지금은 7입니다.',
      ],
      [`#v=1&demo=${DIGITS}&seed=-3`, '시드는 0부터 999999까지의 정수여야 합니다. 지금은 “-3”입니다.'],
    ] as const
    for (const [hash, sentence] of korean) {
      await follow(demo.page(), hash)
      await eventually(() => problemOf(demo)).toBe(sentence)
    }
  })

  test.for([
    ['#v=1&demo=l2-penalty/nowhere', /^The link leads/],
    ['#%', /^$/],
  ] as const)('is no hindrance to a page that is opened with it: %s', async ([hash, sentence], { visit }) => {
    const demo = await demoOn(await visit(`l2-penalty/${hash}`), DIGITS)
    await eventually(() => problemOf(demo)).toMatch(sentence)
    expect(await digestsOf(demo)).toEqual(await digestsInNode(digits))
    await expectWorking(demo)
  })
})

test('a value out of range is named with its range and left out', async ({ visit }) => {
  const demo = await openDigits(visit)
  const digests = await digestsOf(demo)
  const label = text('en', 'options.labelNoise')
  const field = exactly(demo, label)
  for (const typed of ['700', '-1', 'much']) {
    await enter(field, typed)
    const [low, high] = [0, 0.5].map((value) => numbers.percent(value, 0))
    await eventually(() => problemOf(demo)).toBe(
      text('en', 'demo.outOfRange', { label, low: low!, high: high!, typed }),
    )
    expect(await field.inputValue()).toBe(numbers.percent(0.2, 0))
  }
  for (const typed of ['-1', '1.5', 'seven', '1000000']) {
    await enter(seedField(demo), typed)
    await eventually(() => problemOf(demo)).toBe(text('en', 'demo.seedRange', { typed }))
    expect(await seedField(demo).inputValue()).toBe('0')
  }
  expect(await digestsOf(demo)).toEqual(digests)
  await expectWorking(demo)
})

describe('where no worker can start, the page itself trains and says so:', () => {
  const cases: readonly (readonly [string, VisitOptions])[] = [
    [
      'the constructor throws',
      {
        before: () => {
          window.Worker = class {
            constructor() {
              throw new DOMException('Workers are switched off.', 'SecurityError')
            }
          } as unknown as typeof Worker
        },
      },
    ],
    ['the script is missing', { changes: { '/worker': () => null }, allowed: /404/ }],
  ]
  test.for(cases)('%s', async ([, options], { visit }) => {
    const demo = await openDigits(visit, options)
    await expectWorking(demo)
    expect(await notesOf(demo)).toEqual([text('en', 'demo.onPage')])
    expect(demo.page().workers()).toEqual([])
  })
})

describe('where WebAssembly is not to be had, the definition trains to the same bits and the page says that it is slower:', () => {
  test('its file is missing', async ({ visit }) => {
    const demo = await openDigits(visit, { changes: { '/kernels': () => null }, allowed: /404/ })
    await expectWorking(demo)
    expect(await notesOf(demo)).toEqual([text('en', 'demo.slowDefinition')])
  })

  withoutWebAssembly('it is switched off', async ({ visit }) => {
    const demo = await demoOn(await visit('l2-penalty/'), 'l2-penalty/shrink-by-direction')
    expect(await demo.page().evaluate(() => typeof WebAssembly)).toBe('undefined')
    await enter(exactly(demo, text('en', 'options.strength')), '7')
    await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(shrink, { 'analysis.strength': 7 }))
    expect(await notesOf(demo)).toEqual([text('en', 'demo.slowDefinition')])
  })
})

test('where the data cannot be loaded, the page says so and keeps its figures', async ({ visit }) => {
  const demo = await openDigits(visit, { changes: { '/images': () => null }, allowed: /404/ })
  const drawn = await pathsOf(demo)
  await enter(strengthField(demo), '0.1')
  await eventually(() => problemOf(demo)).toMatch(/images.*could not be loaded \(status 404\)\./)
  expect((await pathsOf(demo)).length).toBe(drawn.length)
})

describe('a worker that dies in mid-run', () => {
  test('is replaced, and the run is shown once and whole', async ({ visit }) => {
    const demo = await openDigits(visit, {
      before: () => {
        const Original = Worker
        let mortal = true
        // The first worker that has sent ten frames of a run dies of it.
        window.Worker = class extends Original {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options)
            let frames = 0
            this.addEventListener('message', ({ data }) => {
              if (data.type === 'frame') frames += 1
              if (frames < 10 || !mortal) return
              mortal = false
              this.terminate()
              this.dispatchEvent(new ErrorEvent('error'))
              document.documentElement.dataset.died = 'true'
            })
          }
        }
      },
    })
    await strengthField(demo).hover()
    await demo.locator('.estimate').waitFor()
    const drawn = await pathsOf(demo.locator('.panel.history').first())
    await enter(strengthField(demo), '0.1')
    await eventually(() => demo.page().locator('html').getAttribute('data-died')).toBe('true')
    await expectWorking(demo)
    await enter(strengthField(demo), '0.03')
    await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(digits))
    expect(await pathsOf(demo.locator('.panel.history').first())).toEqual(drawn)
    expect(await notesOf(demo)).toEqual([])
  })

  test('of an error of its own is replaced as well, and no seed is lost', async ({ visit }) => {
    const demo = await demoOn(await visit('', { allowed: /killed/ }), 'l2-penalty/moons')
    const sentence = () => textOf(demo.locator('p.seeds'))
    const inLedger = await sentence()
    await demo.locator('button.seeds').click()
    await eventually(sentence).toContain(text('en', 'demo.seedsIn', { done: 1, seeds: 20 }).slice(1))
    const workers = demo.page().workers()
    await workers[0]!.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed')
      })
    })
    await eventually(sentence).toBe(inLedger)
    await eventually(() => demo.page().workers().length).toBe(workers.length)
    expect(demo.page().workers()).not.toContain(workers[0])
  })
})

test('a run that diverges names step and layer and offers a way back', async ({ visit }) => {
  // No control of the chapter leads there, so the page gets a learning rate that does.
  const spec = { ...digits, optimizer: { kind: 'sgd', learningRate: 1, momentum: 0.9 } } as typeof digits
  const demo = await openDigits(visit, {
    changes: {
      '/l2-penalty/': (html) => String(html).replaceAll('learningRate&quot;:[0,0.05]', 'learningRate&quot;:[0,1]'),
    },
  })
  await enter(strengthField(demo), '1')
  const [, { divergence }] = (await runsInNode(spec, { 'penalised.techniques.l2.strength': 1 })) as [
    RunResult,
    RunResult,
  ]
  const sentence = text('en', 'demo.diverged', {
    arm: text('en', 'arms.penalised'),
    step: divergence!.step,
    layer: text('en', 'labels.dense') + divergence!.layer.replace('dense-', ' '),
  })
  await eventually(() => problemOf(demo)).toContain(sentence)
  expect(await textOf(demo.locator('.standing'))).toBe(text('en', 'demo.stoppedAt', { step: divergence!.step }))
  await demo.getByRole('button', { name: text('en', 'demo.restore') }).click()
  await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(spec))
  expect(await problemOf(demo)).toBe('')
  expect(await strengthField(demo).inputValue()).toBe('0.03')
})

test('a demo that comes alive while the rest of its page is on the way has its words, and follows a link', async ({
  visit,
}) => {
  async function* inTwoParts(file: Buffer) {
    const cut = file.indexOf('</astro-island>') + '</astro-island>'.length
    yield file.subarray(0, cut)
    await new Promise((later) => setTimeout(later, 5_000))
    yield file.subarray(cut)
  }
  const page = await visit(`embed/${DIGITS}/#v=1&demo=${DIGITS}&seed=7`, {
    changes: { '/embed/': inTwoParts },
    before: () =>
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.dataset.early = String(document.querySelectorAll('.frame.ready').length)
      }),
  })
  expect(await page.locator('html').getAttribute('data-early')).toBe('1')
  await eventually(() => seedField(page.locator('.frame')).inputValue()).toBe('7')
})
