/** Marks the letters of a formula that are live, so that the page can light them up. */
import { meaningOf, type PageSymbols } from './page-symbols.ts'
import { findSymbols, type TexSymbol } from './tex-symbols.ts'

/** The formula with each live letter in `\htmlData{symbol=…}`, which KaTeX makes a `data-symbol`. */
export function bindSymbols(tex: string, page: PageSymbols): string {
  const marks = findSymbols(tex).flatMap((symbol) => marksIn(symbol, page))
  let bound = tex
  // From the end, so that the places before stay true.
  for (const { start, end, ids } of marks.toReversed())
    bound = `${bound.slice(0, start)}{\\htmlData{symbol=${ids.join(' ')}}{${bound.slice(start, end)}}}${bound.slice(end)}`
  return bound
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly ids: readonly string[]
}

/** Where a power follows, only the letter is marked: index and power stay above each other. */
function marksIn(symbol: TexSymbol, page: PageSymbols): readonly Mark[] {
  const meaning = meaningOf(symbol, page)
  if (meaning.kind === 'unknown') return symbol.inside.flatMap((one) => marksIn(one, page))
  if (meaning.kind === 'reason') return []
  const { start, end } = symbol.raised ? symbol.base : symbol
  return [{ start, end, ids: meaning.ids }]
}
