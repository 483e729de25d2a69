/** Every figure of the page of all experiments: drawn by the build as by the page, and read point by point. */
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'
import { demoOn, eventually, expectSameDrawing, nearDemo, textOf } from './demo.ts'

const PAGE = 'lab/'
const figuresOf = (demo: Locator) => demo.locator('figure:has([role="application"])')

test('what the build drew is what the page draws, shape by shape', ({ visit }) =>
  expectSameDrawing(visit, PAGE, 'lab/'))

test('with the keyboard a reader comes to the figures before the controls', async ({ visit }) => {
  const page = await visit('embed/l2-penalty/digits/')
  const demo = await demoOn(page, 'l2-penalty/digits')
  await page.keyboard.press('Tab')
  await demo.locator('.frame.live').waitFor()
  const order = await demo.evaluate((section) =>
    Array.from(section.querySelectorAll('[role="application"], input'), (element) => element.localName === 'input'),
  )
  expect(order[0]).toBe(false)
  expect(order).toContain(true)
})

test('the arrow keys read each figure, and what they read is announced; Escape ends it', async ({ visit }) => {
  const page = await visit(PAGE)
  for (const id of ['lab/moons-landscape', 'lab/convolution', 'lab/mask-explorer', 'lab/batch-norm-by-hand']) {
    const demo = await nearDemo(page, id)
    await page.mouse.move(0, 0)
    const figures = await figuresOf(demo).all()
    expect(figures.length, id).toBeGreaterThan(1)
    for (const figure of figures) {
      const drawing = figure.getByRole('application')
      const title = await drawing.getAttribute('aria-label')
      const [status, reading] = [figure.getByRole('status'), figure.locator('.reading[aria-hidden]')]
      await drawing.focus()
      expect(await textOf(status), `${id} ${title}`).toBe('')
      await page.keyboard.press('ArrowRight')
      const first = await textOf(status)
      expect(first, `${id} ${title}`).toMatch(/\d/)
      expect(first, `${id} ${title}`).not.toMatch(/NaN|undefined/)
      expect(await textOf(reading)).toBe(first)
      await page.keyboard.press('End')
      await page.keyboard.press('ArrowDown')
      const box = (await drawing.boundingBox())!
      const mark = (await figure.locator('.mark').boundingBox())!
      expect(mark.x + mark.width / 2, `${id} ${title}`).toBeLessThanOrEqual(box.x + box.width)
      expect(mark.y + mark.height / 2, `${id} ${title}`).toBeLessThanOrEqual(box.y + box.height)
      await page.keyboard.press('Escape')
      expect(await figure.locator('.mark').count()).toBe(0)
      expect(await textOf(status)).toBe('')
    }
  }
})

test('a pointer reads what it is on without a word to a screen reader, and moves nothing', async ({ visit }) => {
  const demo = await nearDemo(await visit(PAGE), 'lab/convolution')
  const figure = figuresOf(demo).first()
  const drawing = figure.getByRole('application')
  await eventually(() => demo.locator('.drawing.narrow').count()).toBe(0)
  const heights = () => demo.evaluate((section) => section.getBoundingClientRect().height)
  const before = await heights()
  await drawing.hover({ position: { x: 20, y: 40 } })
  expect(await textOf(figure.locator('.reading[aria-hidden]'))).toMatch(/^example 1, .*: class \d 100/)
  expect(await textOf(figure.getByRole('status'))).toBe('')
  expect(await heights()).toBe(before)
  await demo.page().mouse.move(0, 0)
  await eventually(() => figure.locator('.mark').count()).toBe(0)
})
