/** A figure as a picture of its own: in the light theme on paper, with its title and its summary, whatever the page. */
import { inlineStyles, plainColour } from './inline-styles.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Px around the drawing, and those of the title's line. */
const MARGIN = 12
const TITLE = 26
/** Pixels of a PNG for each of the drawing. */
const SCALE = 2

/** The drawing of a `<figure>` in the page as the text of an SVG file; it needs no stylesheet and no fonts. */
export function takeSvg(figure: Element): string {
  return drawingOf(figure).text
}

/** The same as a PNG, two pixels for one. */
export async function takePng(figure: Element): Promise<Blob> {
  const { text, width, height } = drawingOf(figure)
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(SCALE * width)
    canvas.height = Math.round(SCALE * height)
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('The picture could not be made.'))), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}

interface Drawing {
  readonly text: string
  /** In px. */
  readonly width: number
  readonly height: number
}

function drawingOf(figure: Element): Drawing {
  const shown = [...figure.querySelectorAll<SVGSVGElement>('svg.chart[role="img"]')].find(
    (svg) => svg.getClientRects().length > 0,
  )
  if (!shown) throw new Error('The figure has no drawing.')
  const copy = shown.cloneNode(true) as SVGSVGElement
  for (const canvas of figure.querySelectorAll('canvas')) copy.prepend(imageOf(canvas, shown))
  // Beside the drawing, so that the same styles hold; its own colour scheme picks the light colours.
  const place = document.createElement('div')
  Object.assign(place.style, { position: 'absolute', left: '-10000px', colorScheme: 'light', color: 'var(--paper)' })
  place.append(copy)
  shown.parentElement!.append(place)
  try {
    return finish(copy, plainColour(getComputedStyle(place).color), figure)
  } finally {
    place.remove()
  }
}

/** What stands on a canvas, at its place in the drawing. */
function imageOf(canvas: HTMLCanvasElement, svg: SVGSVGElement): SVGImageElement {
  const [at, frame] = [canvas.getBoundingClientRect(), svg.getBoundingClientRect()]
  const scale = svg.viewBox.baseVal.width / frame.width
  return create('image', {
    x: (at.x - frame.x) * scale,
    y: (at.y - frame.y) * scale,
    width: at.width * scale,
    height: at.height * scale,
    preserveAspectRatio: 'none',
    href: canvas.toDataURL(),
  })
}

/** Styles written out, paper behind, title above, and room for what reaches over the edge. */
function finish(svg: SVGSVGElement, paper: string, figure: Element): Drawing {
  const frame = svg.viewBox.baseVal
  const clipped = getComputedStyle(svg).overflow === 'hidden'
  const box = clipped ? frame : withWords(svg, frame)
  const left = Math.floor(box.x) - MARGIN
  const top = Math.floor(box.y) - MARGIN - TITLE
  const drawing = clipped ? clip(svg, frame) : svg
  const title = titleOf(figure)
  const heading = create('text', { x: frame.x, y: top + MARGIN + 13, style: 'fill: var(--ink); font-weight: 600' })
  heading.textContent = title
  svg.append(heading)
  const right = Math.max(box.x + box.width, frame.x + heading.getComputedTextLength())
  const width = Math.ceil(right) + MARGIN - left
  const height = Math.ceil(box.y + box.height) + MARGIN - top
  for (const text of svg.querySelectorAll('text')) fixLength(text)
  inlineStyles(svg)
  drawing.removeAttribute('overflow')
  const summary = svg.getAttribute('aria-label') ?? ''
  svg.removeAttribute('aria-label')
  svg.prepend(
    named('title', title),
    named('desc', summary),
    create('rect', { x: left, y: top, width, height, fill: paper }),
  )
  for (const [name, value] of Object.entries({
    xmlns: SVG,
    width,
    height,
    viewBox: `${left} ${top} ${width} ${height}`,
  }))
    svg.setAttribute(name, String(value))
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`,
    width,
    height,
  }
}

/** The frame, and the words that reach over its edge. */
function withWords(svg: SVGSVGElement, { x, y, width, height }: DOMRect): DOMRect {
  const page = svg.getBoundingClientRect()
  const scale = width / page.width
  const words = Array.from(svg.querySelectorAll('text'), (text) => text.getBoundingClientRect())
  const across = [page, ...words].flatMap(({ left, right }) => [left, right])
  const down = [page, ...words].flatMap(({ top, bottom }) => [top, bottom])
  const [left, top] = [Math.min(...across), Math.min(...down)]
  return new DOMRect(
    x + (left - page.left) * scale,
    y + (top - page.top) * scale,
    Math.max(width, (Math.max(...across) - left) * scale),
    Math.max(height, (Math.max(...down) - top) * scale),
  )
}

function titleOf(figure: Element): string {
  const caption = figure.querySelector('figcaption .title') ?? figure.querySelector('figcaption')
  return caption?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? ''
}

/** Words keep the room that they have in the page's font, whatever font the reader of the file has. */
function fixLength(text: SVGTextElement): void {
  const length = text.getComputedTextLength()
  if (length === 0) return
  text.setAttribute('textLength', length.toFixed(1))
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs')
}

/** Puts what the page cuts off at the frame into a drawing of the frame's size, which cuts it off too. */
function clip(svg: SVGSVGElement, { x, y, width, height }: DOMRect): SVGSVGElement {
  const inner = create('svg', { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` })
  inner.append(...svg.childNodes)
  svg.append(inner)
  return inner
}

function create<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  return element
}

function named(name: 'title' | 'desc', text: string): SVGElement {
  const element = create(name, {})
  element.textContent = text
  return element
}
