/** The order of layers: by keyboard, by pointer, by link; its runs are those of the command line. */
import { expect } from 'vitest'
import orderLab from '#content/chapters/recipe-lab/experiments/order-lab.ts'
import { text } from '#i18n/strings.ts'
import { command } from '../cli/command.ts'
import { test } from './browser.ts'
import { digestsInNode, digestsOf, eventually, follow, linkTo, problemOf } from './demo.ts'
import {
  action,
  expectOrder,
  first,
  ID,
  layerOf,
  named,
  open,
  orderOn,
  PATH,
  printed,
  said,
  second,
  third,
} from './order.ts'

test('arrow keys move a layer, which keeps the focus, and it is said where it stands', async ({ visit }) => {
  const demo = await open(visit)
  await expectOrder(demo, printed)
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
