import katex, { type KatexOptions } from 'katex'

/** A mistake in a formula: what, and where it starts in the TeX (from 0). */
export class TexError extends Error {
  override readonly name = 'TexError'
  readonly index: number
  constructor(message: string, index: number) {
    super(message)
    this.index = index
  }
}

/** `\arm{b}{term}` gives a term its arm's hue. */
const macros = { '\\arm': '\\htmlData{arm=#1}{#2}' }

const rendered = new Map<string, string>()

/** TeX as HTML with MathML. Throws a TexError. Equal formulas are typeset once. */
export function renderTex(tex: string, display: boolean): string {
  const key = `${display}:${tex}`
  const known = rendered.get(key)
  if (known !== undefined) return known
  try {
    const html = katex.renderToString(tex, optionsFor(tex, display))
    rendered.set(key, html)
    return html
  } catch (error) {
    if (error instanceof katex.ParseError) throw new TexError(error.rawMessage, error.position ?? 0)
    throw error
  }
}

function optionsFor(tex: string, displayMode: boolean): KatexOptions {
  return {
    displayMode,
    macros: { ...macros },
    throwOnError: true,
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    // Left to itself, KaTeX prints a command that it does not trust in red.
    trust: ({ command }) => {
      if (command === '\\htmlData') return true
      throw new TexError(`${command} is not allowed.`, Math.max(0, tex.indexOf(command)))
    },
  }
}

/** How wide a typeset formula may get, in ems of its text: an upper bound from its characters, since nothing is measured at build. */
export function widthBound(html: string): number {
  const visible = html.slice(html.indexOf('<span class="katex-html"'))
  const characters = [...visible.replace(/<[^>]*>/g, '').replace(/&\w+;|\s/g, 'x')].length
  const spaces = [...visible.matchAll(/mspace" style="margin-right:([\d.]+)em/g)].reduce(
    (sum, [, em]) => sum + Number(em),
    0,
  )
  return characters * 0.62 + spaces
}

/** Lets the line break between the parts of an inline formula also where the formula is tied to what follows it. */
export function withBreaks(html: string): string {
  const [first, ...parts] = html.split('<span class="katex-base">')
  return parts.reduce((text, part, i) => `${text}${i > 0 ? '<wbr>' : ''}<span class="katex-base">${part}`, first!)
}
