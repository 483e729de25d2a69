/** A demo on a page as a test handles it, and the same runs in Node to compare it with. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Settings, Spec } from '#core/spec.ts'
import { asPrinted, type DemoDocument } from '#demos/document.ts'
import { type LinkedState, writeLink } from '#demos/link.ts'
import { text } from '#i18n/strings.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { Visit } from './browser.ts'

/** Waits until what `get` gives is as expected; far longer than it ever takes. */
export const eventually = <T>(get: () => T) => expect.poll(get)

/** The section of the experiment `<chapter>/<experiment>`, brought into view and taken over by its script. */
export async function demoOn(page: Page, id: string): Promise<Locator> {
  const demo = page.locator(`[data-experiment="${id}"]`)
  await demo.scrollIntoViewIfNeeded()
  await demo.locator('.frame.ready').waitFor()
  return demo
}

/** The same, come near to: its figures are live. */
export async function nearDemo(page: Page, id: string): Promise<Locator> {
  const demo = await demoOn(page, id)
  // A pointer that rests where the demo comes to lie has not come near to it.
  await page.mouse.move(0, 0)
  await demo.locator('.frame.ready').hover()
  await demo.locator('.frame.live').waitFor()
  return demo
}

/** The link to a demo that stands as it is printed but for this. */
export function linkTo(id: string, document: Partial<DemoDocument>, more: Partial<LinkedState> = {}): string {
  return writeLink(id, { at: 'end', step: null, comparison: {}, ...more, document: { ...asPrinted, ...document } })
}

/** Follows a link to a demo of the page that is open. */
export async function follow(page: Pick<Page, 'evaluate'>, link: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, link)
}

/** A word of the interface, such as `button(demo, 'play')`. */
export const button = (demo: Locator, key: 'play' | 'pause' | 'replay' | 'back' | 'step' | 'reset' | 'link' | 'csv') =>
  demo.getByRole('button', { name: text('en', `demo.${key}`), exact: true })

/** The exact value of the option whose label this is. */
export const exactly = (demo: Locator, label: string) =>
  demo.getByRole('textbox', { name: text('en', 'demo.exactly', { label }) })

/** Types a value where it can be typed, and leaves the field. */
export async function enter(field: Locator, value: string): Promise<void> {
  await field.fill(value)
  await field.press('Tab')
}

/** The step of the play head. */
export async function headOf(demo: Locator): Promise<number> {
  return Number(await demo.locator('.frame.ready').getAttribute('data-head'))
}

/** One digest an arm; empty while the arm's run goes on. */
export async function digestsOf(demo: Locator): Promise<readonly string[]> {
  return (await demo.locator('.frame.ready').getAttribute('data-digests'))!.split(' ')
}

/** The paths of a demo's figures, those for narrow screens left out; `within` picks some, such as `.line.hue-a`. */
export function pathsOf(demo: Locator, within = 'path'): Promise<(string | null)[]> {
  return demo
    .locator(`.drawing:not(.narrow) svg ${within}`)
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')))
}

/** The demos of a page, or those whose id begins so, draw when they come alive what the build drew. */
export async function expectSameDrawing(visit: Visit, path: string, beginning = ''): Promise<void> {
  const [still, alive] = [await visit(path, { javaScript: false }), await visit(path)]
  const ids = await still
    .locator('[data-experiment]')
    .evaluateAll((demos) => demos.map((demo) => demo.getAttribute('data-experiment')!))
  const those = ids.filter((id) => id.startsWith(beginning))
  expect(those.length).toBeGreaterThan(0)
  for (const id of those) {
    const demo = await nearDemo(alive, id)
    // The second drawing, for narrow screens, goes once the page has measured the figure.
    await eventually(() => demo.locator('.drawing.narrow').count()).toBe(0)
    const drawn = await pathsOf(still.locator(`[data-experiment="${id}"]`))
    const redrawn = await pathsOf(demo)
    expect(redrawn.length, id).toBe(drawn.length)
    expect(drawn.filter((path, index) => path !== redrawn[index]).length, id).toBe(0)
  }
}

/** The text of one element. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent())!.trim()
}

/** What the demo says went wrong, or the empty string. */
export const problemOf = (demo: Locator) => textOf(demo.locator('.result .problem'))

/** The same runs in Node, one an arm. */
export async function runsInNode(spec: Spec, settings: Settings = {}, seed = 0): Promise<readonly RunResult[]> {
  const environment = await loadEnvironment()
  return Object.keys(spec.arms).map((arm) =>
    executeNow({ type: 'run', id: 0, spec, key: { arm, settings, seed }, purpose: 'measures' }, environment),
  )
}

/** Their digests. */
export async function digestsInNode(spec: Spec, settings: Settings = {}, seed = 0): Promise<readonly string[]> {
  return (await runsInNode(spec, settings, seed)).map(({ digest }) => digest)
}
