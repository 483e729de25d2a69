/** The order lab on a page as a test handles it. */
import type { Locator } from 'playwright-core'
import orderLab from '#content/chapters/recipe-lab/experiments/order-lab.ts'
import { optionOf } from '#core/resolve.ts'
import { lookUp, text } from '#i18n/strings.ts'
import type { Visit } from './browser.ts'
import { demoOn, digestsInNode, digestsOf, eventually, textOf } from './demo.ts'

export const ID = 'recipe-lab/order-lab'
export const PATH = 'yours.model.0.layers'
export const printed = optionOf(orderLab, PATH).default as readonly string[]
export const [first, second, third] = printed as [string, string, string]

export const open = async (visit: Visit) => demoOn(await visit(`embed/${ID}/`), ID)
export const layers = (demo: Locator) => demo.locator('[data-option="layers"] li button')
export const named = (layer: string) => lookUp('en', `labels.${layer}`)
export const layerOf = (demo: Locator, layer: string) => layers(demo).filter({ hasText: named(layer) })
export const action = (demo: Locator, key: 'earlier' | 'takeOut', layer: string) =>
  demo.getByRole('button', {
    name: text('en', 'demo.order.action', { action: text('en', `demo.order.${key}`), layer: named(layer) }),
  })
export const said = (demo: Locator) => textOf(demo.locator('[data-option="layers"] [role=status]'))
export const orderOn = async (demo: Locator) => (await layers(demo).allTextContents()).map((layer) => layer.trim())

export async function expectOrder(demo: Locator, order: readonly string[]): Promise<void> {
  await eventually(() => orderOn(demo)).toEqual(order.map(named))
  await eventually(() => digestsOf(demo)).toEqual(await digestsInNode(orderLab, { [PATH]: order }))
}
