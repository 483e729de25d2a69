/** Finds the letters of a formula in its TeX, as one reads them: with index, accent, font and prime. */
import { symbolId } from '#core/symbol-id.ts'

/** From its first character to behind its last. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** One letter of a formula: `\lambda`, `W_l`, `\tilde w`, `w^*`, `\mathbf H`, `\lVert w\rVert`. */
export interface TexSymbol extends Range {
  /** As `symbolId` has it. */
  readonly id: string
  readonly tex: string
  /** Without index, prime and star; further scripts, such as a power, belong to neither. */
  readonly base: Range & { readonly id: string }
  /** Whether a power or another script follows. */
  readonly raised: boolean
  /** The letters inside: of the index, and of a norm what it is the norm of. */
  readonly index: readonly TexSymbol[]
  readonly inside: readonly TexSymbol[]
}

const GREEK =
  /^\\(alpha|beta|gamma|delta|(var)?epsilon|zeta|eta|(var)?theta|iota|kappa|lambda|mu|nu|xi|pi|(var)?rho|(var)?sigma|tau|upsilon|(var)?phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|ell)$/
const ACCENT = /^\\(tilde|hat|bar|vec|dot|ddot|check|widehat|widetilde)$/
const FONT = /^\\(math(bf|rm|cal|bb|sf|it|scr|frak)|boldsymbol|operatorname)$/
/** What their argument says is no letter. */
const SILENT = /^\\(text|textrm|textbf|textit|begin|end|tag|htmlData|arm|phantom|hspace|vspace)$/
/** A script that is part of a name: the minimum w*, another one y′. */
const STAR = /^\{?\s*(\*|\\prime)/
const TOKEN = /\\[a-zA-Z]+\*?|\\.|[^\s]/gsu

/** In the order of the text, those inside others only there. */
export function findSymbols(text: string): readonly TexSymbol[] {
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
  }))
  let at = 0
  const peek = () => tokens[at]?.text
  const end = () => tokens[at - 1]!.end

  /** The letters of a group in braces, or of the one token that stands without. */
  const argument = (): TexSymbol[] => {
    if (peek() !== '{') return one((start, inside) => [named(start, inside)])
    at++
    const found = until('}')
    at++
    return found
  }
  const until = (closing: string): TexSymbol[] => {
    const found: TexSymbol[] = []
    while (at < tokens.length && peek() !== closing) found.push(...one(withScripts))
    return found
  }

  const named = (start: number, inside: readonly TexSymbol[]): TexSymbol => {
    const tex = text.slice(start, end())
    const base = { start, end: end(), id: symbolId(tex) }
    return { start, end: end(), tex, id: base.id, base, raised: false, index: [], inside }
  }
  /** Index, primes and a star behind a letter belong to it; other scripts have letters of their own. */
  const withScripts: Made = (start, inside) => {
    const { base } = named(start, inside)
    const index: TexSymbol[] = []
    const after: TexSymbol[] = []
    let [nameEnd, raised] = [base.end, false]
    for (let script = peek(); script === '_' || script === '^' || script === "'"; script = peek()) {
      at++
      const belongs = script !== '^' || STAR.test(text.slice(tokens[at]?.start))
      const letters = script === "'" ? [] : argument()
      if (belongs && !raised) {
        index.push(...letters)
        nameEnd = end()
      } else {
        raised = true
        after.push(...letters)
      }
    }
    const tex = text.slice(start, nameEnd)
    return [{ start, end: nameEnd, tex, id: symbolId(tex), base, raised, index, inside }, ...after]
  }

  /** The letters of what comes next; `made` says what becomes of a letter once it is read. */
  const one = (made: Made): TexSymbol[] => {
    const { text: token, start } = tokens[at]!
    if (token === '{') return argument()
    at++
    if (/^[a-zA-Z]$/.test(token) || GREEK.test(token)) return made(start, [])
    if (ACCENT.test(token) || FONT.test(token)) {
      argument()
      return made(start, [])
    }
    if (token === '\\lVert' || token === '\\lvert') {
      const inside = until(token.replace('l', 'r'))
      if (at === tokens.length) return inside
      at++
      return made(start, inside)
    }
    if (SILENT.test(token)) argument()
    if (token === '\\\\' && peek() === '[') {
      until(']')
      at++
    }
    return []
  }

  return until('')
}

type Made = (start: number, inside: readonly TexSymbol[]) => TexSymbol[]
