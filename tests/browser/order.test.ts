/** The order of layers: by keyboard, by pointer, by link; its runs are those of the command line. */
import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import orderLab from '#content/chapters/recipe-lab/experiments/order-lab.ts'
import { optionOf } from '#core/resolve.ts'
import { lookUp, text } from '#i18n/strings.ts'
import { command } from '../cli/command.ts'
import { accessibilityProblems, languages, test, themes, type Visit, widths } from './browser.ts'
import { demoOn, digestsInNode, digestsOf, eventually, follow, linkTo, problemOf, textOf } from './demo.ts'

const ID = 'recipe-lab/order-lab'
const PATH = 'yours.model.0.layers'
const printed = optionOf(orderLab, PATH).default as readonly string[]
const [first, second, third] = printed as [string, string, string]

const open = async (visit: Visit) => demoOn(await visit(`embed/${ID}/`), ID)
const layers = (demo: Locator) => demo.locator('[data-option="layers"] li button')
const named = (layer: string) => lookUp('en', layer === 'dense' ? 'choices.dense' : `labels.${layer}`)
const layerOf = (demo: Locator, layer: string) => layers(demo).filter({ hasText: named(layer) })
const action = (demo: Locator, key: 'earlier' | 'takeOut', layer: string) =>
  demo.getByRole('button', {
    name: text('en', 'demo.order.action', { action: text('en', `demo.order.${key}`), layer: named(layer) }),
  })
const said = (demo: Locator) => textOf(demo.locator('[data-option="layers"] [role=status]'))
const orderOn = async (demo: Locator) => (await layers(demo).allTextContents()).map((layer) => layer.trim())

async function expectOrder(demo: Locator, order: readonly string[]): Promise<void> {
  await eventually(() => orderOn(demo)).toEqual(order.map(named))
  await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(orderLab, { [PATH]: order }))
}

test('arrow keys move a layer, which keeps the focus, and it is said where it stands', async ({ visit }) => {
  const demo = await open(visit)
  expect(await orderOn(demo)).toEqual(printed.map(named))
  await layerOf(demo, third).focus()
  await demo.page().keyboard.press('ArrowLeft')
  await demo.page().keyboard.press('ArrowUp')
  await expectOrder(demo, [third, first, second, ...printed.slice(3)])
  expect(await said(demo)).toMatch(new RegExp(`^${named(third)} is now 1 of ${printed.length}\\.$`, 'i'))
  await eventually(() => layerOf(demo, third).evaluate((layer) => layer === document.activeElement)).toBe(true)

  await demo.page().keyboard.press('Delete')
  await expectOrder(demo, [first, second, ...printed.slice(3)])
  const back = demo.getByRole('button', { name: text('en', 'demo.order.putBack', { layer: named(third) }) })
  await eventually(() => back.evaluate((layer) => layer === document.activeElement)).toBe(true)
  await demo.page().keyboard.press('Enter')
  await eventually(() => orderOn(demo)).toEqual(printed.map(named))
  await demo.getByRole('button', { name: text('en', 'demo.undo'), exact: true }).click()
  await expectOrder(demo, [first, second, ...printed.slice(3)])
})

test('buttons move and take out the layer that was picked', async ({ visit }) => {
  const demo = await open(visit)
  await layerOf(demo, second).click()
  await action(demo, 'earlier', second).click()
  await expectOrder(demo, [second, first, ...printed.slice(2)])
  await action(demo, 'takeOut', second).click()
  await expectOrder(demo, [first, ...printed.slice(2)])
})

test('a layer is dragged; the link has the order, and the command line its digest', async ({ visit }) => {
  const demo = await open(visit)
  const { mouse } = demo.page()
  const centre = async (layer: string) => {
    const { x, y, width, height } = (await layerOf(demo, layer).boundingBox())!
    return [x + width / 2, y + height / 2] as const
  }
  await layerOf(demo, first).scrollIntoViewIfNeeded()
  await mouse.move(...(await centre(third)))
  await mouse.down()
  const [x, y] = await centre(first)
  await mouse.move(x - 30, y, { steps: 8 })
  expect(await digestsOf(demo)).toEqual(await digestsInNode(orderLab))
  await mouse.up()
  const order = [third, first, second, ...printed.slice(3)]
  await expectOrder(demo, order)

  await demo.getByRole('link', { name: text('en', 'demo.link'), exact: true }).click()
  const address = await demo.getByLabel(text('en', 'demo.copyByHand')).inputValue()
  expect(address).toContain(`&${PATH}=${order.join()}`)
  const setting = address.split('&').find((entry) => entry.startsWith(PATH))!
  const { stdout } = await command('experiment', [ID, '--arm', 'yours', '--set', setting, '--json'])
  expect(JSON.parse(stdout).arms.yours.seeds[0].digest).toBe((await digestsOf(demo))[1])
})

test('a link brings an order, or says why it cannot be', async ({ visit }) => {
  const demo = await open(visit)
  const order = printed.slice(1).toReversed()
  await follow(demo.page(), linkTo(ID, { settings: { [PATH]: order } }))
  await expectOrder(demo, order)
  await follow(demo.page(), linkTo(ID, { settings: { [PATH]: [first, first] } }))
  await eventually(() => problemOf(demo)).toContain('in any order, each at most once')
  await expectOrder(demo, order)
})

describe.each(widths)('at %i px', (width) => {
  test.for(languages)('the control is accessible in $language, and fits', async ({ folder }, { visit }) => {
    const page = await visit(`${folder}embed/${ID}/`, { width })
    const demo = await demoOn(page, ID)
    await layers(demo).last().click()
    await page.keyboard.press('Delete')
    await eventually(async () => (await layers(demo).count()) === printed.length - 1).toBe(true)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      expect(await accessibilityProblems(page, '.demo'), colorScheme).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})
