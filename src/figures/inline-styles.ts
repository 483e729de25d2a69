/** What a stylesheet says of a drawing, written into it as attributes, so that it looks the same without the page. */

/** Properties that a child has from its parent, and their values where nobody says anything. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'shape-rendering': 'auto',
  'image-rendering': 'auto',
  visibility: 'visible',
  'font-family': '',
  'font-size': '',
  'font-style': 'normal',
  'font-weight': '400',
  'font-variant-numeric': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
}
const OWN: Readonly<Record<string, string>> = { opacity: '1', 'dominant-baseline': 'auto', transform: 'none' }

/**
 * Writes the computed styles of an element in the page and of all in it as attributes, where they differ from what they
 * would inherit; drops what is not displayed, and what only a page understands: classes, styles, data, comments.
 */
export function inlineStyles(root: SVGElement): void {
  // All are read before any is written, since the written ones count too.
  const looks = [root, ...root.querySelectorAll<SVGElement>('*')].map((element) => ({ element, look: lookOf(element) }))
  const known = new Map(looks.map(({ element, look }) => [element as Element | null, look]))
  for (const { element, look } of looks) {
    if (look.display === 'none') {
      element.remove()
      continue
    }
    for (const { name } of [...element.attributes])
      if (/^(class|style|tabindex|data-.*)$/.test(name)) element.removeAttribute(name)
    const inherited = element === root ? INHERITED : known.get(element.parentElement)!.values
    for (const [name, usual] of [
      ...Object.keys(INHERITED).map((name) => [name, inherited[name]] as const),
      ...Object.entries(OWN),
    ])
      if (look.values[name] !== usual) element.setAttribute(name, plainColour(look.values[name]!))
      else if (element.hasAttribute(name) && name !== 'transform') element.removeAttribute(name)
  }
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode()) found.push(comments.currentNode)
  for (const comment of found) comment.parentNode!.removeChild(comment)
}

function lookOf(element: SVGElement) {
  const style = getComputedStyle(element)
  const names = [...Object.keys(INHERITED), ...Object.keys(OWN)]
  const values = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]))
  return { display: style.display, values: values as Readonly<Record<string, string>> }
}

/** A computed colour as every program reads it, #rrggbb or rgba(); what is no colour stays as it is. */
export function plainColour(computed: string): string {
  const [, form, list] = /^(rgba?|color)\((.*)\)$/.exec(computed) ?? []
  if (list === undefined) return computed
  const numbers = [...list.replace('srgb', '').matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(([text]) => Number(text))
  const most = form === 'color' ? 1 : 255
  const channels = numbers.slice(0, 3).map((value) => Math.round((255 * Math.min(most, Math.max(0, value))) / most))
  const opacity = numbers[3] ?? 1
  if (opacity < 1) return `rgba(${[...channels, opacity].join(', ')})`
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
