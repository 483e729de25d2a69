/** A demo alone, in a frame of another page, as a course system has it. */
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import { asPrinted, type DemoDocument, withSetting } from '#demos/document.ts'
import { lookUp, text } from '#i18n/strings.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import { answerAt, test, type Visit } from './browser.ts'
import { bases } from './built-site.ts'
import { demoOn, digestsOf, enter, eventually, exactly, follow, linkTo, pathsOf } from './demo.ts'
import { digestsIn } from './in-node.ts'

const ID = 'l2-penalty/digits'
const STRENGTH = 'penalised.techniques.l2.strength'
const say = text.bind(null, 'en')
const digestsOfDocument = (document: DemoDocument) => digestsIn(digits, document)

/** The page of this demo alone. */
const open = async (visit: Visit, hash: string) => demoOn(await visit(`embed/${ID}/${hash}`), ID)
const strengthField = (demo: Locator) => exactly(demo.locator('.controls'), lookUp('en', 'options.l2.strength'))

describe('embedded', () => {
  /** Puts the demo's page into a frame of another page of the site; notes the heights that it tells. */
  async function embed(page: Page, sandbox: string | null, hash = ''): Promise<void> {
    await page.evaluate(
      ([address, sandbox]) => {
        const frame = document.createElement('iframe')
        if (sandbox !== null) frame.setAttribute('sandbox', sandbox!)
        addEventListener('message', ({ data, source }) => {
          if (source !== frame.contentWindow || data.type !== 'held-out-height') return
          document.documentElement.dataset.height = data.height
        })
        frame.src = address!
        frame.width = '900'
        frame.height = '900'
        document.body.replaceChildren(frame)
      },
      [`embed/${ID}/${hash}`, sandbox] as const,
    )
  }
  const framed = (page: Page) => page.frameLocator('iframe').locator(`[data-experiment="${ID}"]`)
  const heightOn = async (page: Page) => Number(await page.locator('html').getAttribute('data-height'))

  test('it tells its height, again when that changes, and runs', async ({ visit }) => {
    const page = await visit('')
    await embed(page, null)
    const demo = framed(page)
    await demo.locator('.frame.ready').waitFor()
    const main = page.frameLocator('iframe').locator('main')
    const isTold = async () => (await heightOn(page)) - Math.ceil((await main.boundingBox())!.height)
    await eventually(isTold).toBe(0)
    const before = await heightOn(page)
    await demo.getByRole('button', { name: say('demo.lab.title'), exact: true }).click()
    await demo.locator('.lab').waitFor()
    await eventually(() => heightOn(page)).toBeGreaterThan(before)
    await eventually(isTold).toBe(0)
    await enter(strengthField(demo), '0.1')
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(withSetting(digits, asPrinted, STRENGTH, 0.1)))
  })

  test('with an opaque origin, without storage or workers, it runs on its own page', async ({ visit }) => {
    // A static host that serves its files to everyone.
    const page = await visit('', { headers: { 'access-control-allow-origin': '*' } })
    await embed(page, 'allow-scripts')
    const demo = framed(page)
    await demo.locator('.frame.ready').waitFor()
    await enter(strengthField(demo), '0.1')
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(withSetting(digits, asPrinted, STRENGTH, 0.1)))
    expect(await demo.locator('.result .note').allTextContents()).toEqual([say('demo.onPage')])
    await eventually(() => heightOn(page)).toBeGreaterThan(300)
  })

  test('where its scripts are kept out, its figures stand all the same', async ({ visit }) => {
    const page = await visit('', { allowed: /CORS|ERR_FAILED|another origin/ })
    await embed(page, 'allow-scripts')
    const demo = framed(page)
    await demo.locator('.panel svg').first().waitFor()
    expect((await pathsOf(demo)).length).toBeGreaterThan(10)
    expect(await demo.locator('p.seeds').textContent()).toContain('[')
  })

  test('the link hides and locks what a class is not to have', async ({ visit }) => {
    const demo = await open(visit, `${linkTo(ID, { seed: 2 })}&hide=controls,lab&lock=yes`)
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument({ ...asPrinted, seed: 2 }))
    expect(await demo.locator('.controls').count()).toBe(0)
    expect(await demo.getByRole('button', { name: say('demo.lab.title'), exact: true }).count()).toBe(0)
    const seed = demo.getByRole('textbox', { name: say('demo.seed'), exact: true })
    expect(await seed.isDisabled()).toBe(true)

    await follow(demo.page(), `${linkTo(ID, {})}&lock=yes`)
    await demo.locator('.controls').waitFor()
    expect(await strengthField(demo).isDisabled()).toBe(true)
    expect(await demo.locator('.controls input:enabled').count()).toBe(0)

    // Nor does the laboratory lead to other settings: two of the arms can be compared, more can be seen,
    // and all can be taken along.
    await demo.getByRole('button', { name: say('demo.lab.title'), exact: true }).click()
    const parts = demo.locator('.lab summary')
    const titles = (
      names: readonly ('arms' | 'see.title' | 'sweeps' | 'data.title' | 'runtime' | 'take' | 'embed')[],
    ) => names.map((name) => say(`demo.lab.${name}`))
    await eventually(() => parts.allTextContents()).toEqual(titles(['arms', 'see.title', 'runtime', 'take', 'embed']))
    await parts.first().click()
    expect(await demo.getByRole('button', { name: say('demo.lab.addArm') }).count()).toBe(0)
    expect(await demo.getByLabel(say('demo.lab.overSeeds')).isEnabled()).toBe(true)
    await follow(demo.page(), `${linkTo(ID, { settings: { [STRENGTH]: 0.3 } })}&lock=yes`)
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument(withSetting(digits, asPrinted, STRENGTH, 0.3)))
    expect(await demo.getByRole('button', { name: say('demo.restore') }).count()).toBe(0)

    await follow(demo.page(), linkTo(ID, {}))
    await eventually(() => strengthField(demo).isDisabled()).toBe(false)
    expect(await seed.isDisabled()).toBe(false)
    await eventually(() => parts.allTextContents()).toEqual(
      titles(['arms', 'see.title', 'sweeps', 'data.title', 'runtime', 'take', 'embed']),
    )
  })

  test('every experiment has a page of its own', async () => {
    for (const { id } of await readExperiments()) expect((await answerAt(`embed/${id}/`)).status, id).toBe(200)
  })

  test('the code for a course system leads to the demo as it stands', async ({ visit }) => {
    const demo = await open(visit, linkTo(ID, { seed: 2 }))
    await eventually(() => digestsOf(demo)).toEqual(digestsOfDocument({ ...asPrinted, seed: 2 }))
    await demo.getByRole('button', { name: say('demo.lab.title'), exact: true }).click()
    const part = demo.locator('.lab details', { hasText: say('demo.lab.embed') }).last()
    await part.locator('summary').click()
    await part.getByLabel(say('demo.lab.hide-lab')).check()
    await part.getByLabel(say('demo.lab.lock')).check()
    const code = await part.getByRole('textbox').inputValue()
    const address = await demo.page().evaluate((html) => {
      const holder = new DOMParser().parseFromString(html, 'text/html')
      return holder.querySelector('iframe')!.src
    }, code)
    expect(new URL(address).hash).toBe(`${linkTo(ID, { seed: 2 })}&hide=lab&lock=yes`)
    expect(new URL(address).pathname).toBe(`${bases[0]}embed/${ID}/`)
  })
})
