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
    const html = katex.renderToString(display ? breakable(tex) : tex, optionsFor(tex, display))
    rendered.set(key, html)
    return html
  } catch (error) {
    if (error instanceof katex.ParseError) throw new TexError(error.rawMessage, error.position ?? 0)
    throw error
  }
}

/** A display may break where it has a wide space. */
function breakable(tex: string): string {
  return tex.replace(/\\qquad/g, '\\qquad\\allowbreak ')
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

/** How wide typeset mathematics may get, in ems of its text: an upper bound from its characters, since nothing is measured at build. */
function widthBound(html: string): number {
  const characters = [...html.replace(/<[^>]*>/g, '').replace(/&\w+;|\s/g, 'x')].length
  const spaces = [...html.matchAll(/mspace" style="margin-right:([\d.]+)em/g)].reduce(
    (sum, [, em]) => sum + Number(em),
    0,
  )
  return characters * 0.62 + spaces
}

const BASE = '<span class="katex-base">'

/** KaTeX ends a base after each relation and each sum or difference: there a line may break. */
function bases(html: string): readonly [before: string, ...bases: readonly string[]] {
  const [before, ...parts] = html.split(BASE)
  return [before!, ...parts.map((part) => BASE + part)]
}

/** Lets the line break between the parts of an inline formula also where the formula is tied to what follows it. */
export function withBreaks(html: string): string {
  const [before, ...parts] = bases(html)
  return before + parts.join('<wbr>')
}

/** What opens and closes a pair of brackets. `\big(` is neither to KaTeX, and a bracket with a power closes twice. */
const OPENS = /class="mopen[" ]|class="delimsizing[^>]*>[([]/g
const CLOSES = /class="mclose[^>]*>(?!<span class="mclose)|class="delimsizing[^>]*>[)\]]/g

/** Closes what stands around the bases of a display. */
const END = '</span></span></span>'

/**
 * A display in parts between which its line may break: not inside brackets, unless what they hold is itself wider than
 * `most` ems. `widest` is a bound on the widest part, in ems.
 */
export function inParts(display: string, most: number): { readonly html: string; readonly widest: number } {
  const [before, ...all] = bases(display.slice(0, -END.length))
  const parts: string[] = []
  let open = 0
  for (const base of all) {
    const whole = (parts.at(-1) ?? '') + base
    if (open > 0 && widthBound(whole) <= most) parts[parts.length - 1] = whole
    else parts.push(base)
    open += (base.match(OPENS)?.length ?? 0) - (base.match(CLOSES)?.length ?? 0)
  }
  const html = before + parts.map((part) => `<span class="part">${part}</span>`).join('') + END
  return { html, widest: Math.max(...parts.map(widthBound)) }
}
