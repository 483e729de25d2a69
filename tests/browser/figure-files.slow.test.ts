import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test, themes, type Visit } from './browser.ts'
import { bundle } from './bundle.ts'

declare const takeSvg: (figure: Element) => string
declare const takePng: (figure: Element) => Promise<Blob>

// The page's policy lets no other script in once it is there.
const script = bundle('tests/browser/figure-page.ts')
async function chapter(visit: Visit, options: Parameters<Visit>[1] = {}): Promise<Page> {
  const before = new Function(await script) as () => void
  return visit('l2-penalty/', { ...options, before })
}
const filesOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('figure:has(svg.chart[role=img])')].map((figure) => takeSvg(figure)),
  )

test('the SVG of each figure needs nothing of the page, and has title and summary', async ({ visit }) => {
  const page = await chapter(visit)
  const files = await filesOn(page)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    expect(file).not.toMatch(/ (class|style|tabindex|data-[\w-]+)=|var\(|<!--|url\(|currentcolor/i)
    expect(file).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(file).toMatch(/<title>.+<\/title><desc>.+<\/desc><rect [^>]*fill="#fdfdfb"/s)
  }
  const broken = await page.evaluate(
    (files) =>
      files.filter((file) => new DOMParser().parseFromString(file, 'image/svg+xml').querySelector('parsererror')),
    files,
  )
  expect(broken).toEqual([])
})

test('it is the same from either theme, and leaves the page as it was', async ({ visit }) => {
  const files = []
  for (const theme of themes) {
    const page = await chapter(visit, { theme })
    const count = () => page.evaluate(() => document.querySelectorAll('*').length)
    const before = await count()
    files.push(await filesOn(page))
    expect(await count()).toBe(before)
  }
  expect(files[1]).toEqual(files[0])
})

test('the file alone has the colours that the page has', async ({ visit, browser }) => {
  const page = await chapter(visit)
  const marks = (root: string) => [`${root} path`, `${root} text`, `${root} circle`].join(', ')
  const look = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .filter((mark) => mark.getClientRects().length > 0)
      .map((mark) => {
        const { fill, stroke, strokeWidth, strokeDasharray, fontSize, fontWeight, opacity } = getComputedStyle(mark)
        return [mark.tagName, fill, stroke, strokeWidth, strokeDasharray, fontSize, fontWeight, opacity].join(' ')
      })
  const file = (await filesOn(page))[0]!
  await page.evaluate(() => document.querySelector('figure:has(svg.chart[role=img])')!.setAttribute('id', 'taken'))
  const here = await page.evaluate(look, marks('#taken svg.chart'))
  const alone = await browser.newPage()
  await alone.setContent(file.replace(/^<\?xml.*\n/, ''))
  const there = await alone.evaluate(look, marks('svg'))
  await alone.close()
  expect(here.length).toBeGreaterThan(5)
  // The heading comes last of all.
  expect(there.slice(0, -1).toSorted()).toEqual(here.toSorted())
})

test('the PNG has two pixels for one', async ({ visit }) => {
  const page = await chapter(visit)
  const [size, wanted, type] = await page.evaluate(async () => {
    const figure = document.querySelector('figure:has(svg.chart[role=img])')!
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(takeSvg(figure))!
    const blob = await takePng(figure)
    const { width: across, height: down } = await createImageBitmap(blob)
    return [[across, down], [2 * Number(width), 2 * Number(height)], blob.type]
  })
  expect(size).toEqual(wanted)
  expect(type).toBe('image/png')
})

test('what stands on a canvas is in both files, at its place', async ({ visit }) => {
  const page = await chapter(visit)
  const [svg, pixel] = await page.evaluate(async () => {
    const figure = document.querySelector('figure:has(svg.chart[role=img])')!
    const drawn = document.createElement('canvas')
    Object.assign(drawn, { width: 4, height: 4 })
    drawn.getContext('2d')!.fillStyle = '#123456'
    drawn.getContext('2d')!.fillRect(0, 0, 4, 4)
    Object.assign(drawn.style, { position: 'absolute', left: '30px', top: '20px', width: '40px', height: '10px' })
    figure.querySelector('.drawing')!.prepend(drawn)
    const text = takeSvg(figure)
    const picture = await createImageBitmap(await takePng(figure))
    const copy = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!
    copy.drawImage(picture, 0, 0)
    const [, left, top] = /viewBox="(\S+) (\S+) /.exec(text)!
    return [text, [...copy.getImageData(2 * (34 - Number(left)), 2 * (24 - Number(top)), 1, 1).data]] as const
  })
  expect(svg).toMatch(/<rect [^>]*\/><image x="30" y="20" width="40" height="10" [^>]*href="data:image\/png;base64,/)
  expect(pixel).toEqual([0x12, 0x34, 0x56, 255])
})
