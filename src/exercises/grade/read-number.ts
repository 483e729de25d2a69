/**
 * Reads a number as people write one: `2.4`, `2,4`, `-3/4`, `1.2e-3`, `2 sqrt(3)`, `ln 91`, `(1 - 0.05)^10`, `√2`, `2π`.
 * A comma before digits is a decimal comma; there are none between thousands.
 */

const TOKEN =
  /\s*(?:(?<number>(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?)|(?<word>sqrt|ln|log|exp|pi|[eπ√])|(?<sign>[-−–+*×·/÷:^()]))/uy

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  '√': Math.sqrt,
  ln: Math.log,
  log: Math.log,
  exp: Math.exp,
}
const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E }
const SAME: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/', ':': '/' }

/** More than anybody types; a text is read by recursion. */
const LONGEST = 200

/** The number that the text stands for; null where it is none that this reads, or not finite. */
export function readNumber(text: string): number | null {
  const tokens = tokensOf(text)
  if (tokens === null || tokens.length === 0) return null
  let at = 0
  const take = (...signs: string[]) => (signs.includes(tokens[at] ?? '') ? tokens[at++] : undefined)

  const sum = (): number => {
    let value = product()
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) value += (sign === '+' ? 1 : -1) * product()
    return value
  }
  const product = (): number => {
    let value = signed()
    for (;;) {
      const sign = take('*', '/')
      if (sign === '/') value /= signed()
      else if (sign === '*' || startsFactor(tokens[at])) value *= signed()
      else return value
    }
  }
  const signed = (): number => {
    const sign = take('-', '+')
    return sign === undefined ? power() : (sign === '-' ? -1 : 1) * signed()
  }
  const power = (): number => {
    const base = factor()
    return take('^') === undefined ? base : base ** signed()
  }
  const factor = (): number => {
    const token = tokens[at++]
    if (token === undefined) return Number.NaN
    if (token === '(') {
      const inside = sum()
      return take(')') === undefined ? Number.NaN : inside
    }
    if (Object.hasOwn(CONSTANTS, token)) return CONSTANTS[token]!
    if (Object.hasOwn(FUNCTIONS, token)) return FUNCTIONS[token]!(power())
    return Number(token)
  }

  const value = sum()
  return at === tokens.length && Number.isFinite(value) ? value : null
}

/** Two numbers side by side are a slip of the hand, not a product. */
const startsFactor = (token: string | undefined) => token !== undefined && /^[(a-zπ√]/.test(token)

function tokensOf(text: string): string[] | null {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST) return null
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const { number, word, sign } = TOKEN.exec(trimmed)?.groups ?? {}
    if (number === undefined && word === undefined && sign === undefined) return null
    tokens.push(number?.replace(',', '.') ?? word ?? SAME[sign!] ?? sign!)
  }
  return tokens
}
