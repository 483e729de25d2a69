/** What the letters of a chapter's formulas are bound to: the options and results of the demos on its page. */
import { parseFrontmatter } from '@astrojs/markdown-remark'
import { optionOf } from '#core/resolve.ts'
import { symbolId } from '#core/symbol-id.ts'
import { symbolsOf } from '#core/symbols.ts'
import { wordsIn } from '#demos/words.ts'
import { type Language, languages } from '#i18n/strings.ts'
import type { ChapterId } from '../course.ts'
import { readSpec } from '../read-spec.ts'
import { readChapter } from './chapter-source.ts'
import { scanDemos } from './scan-demos.ts'
import { INDEX, standardSymbols } from './standard-symbols.ts'
import type { TexSymbol } from './tex-symbols.ts'

/** What an author says of a letter: why nothing moves it, or the letters that it stands for (`h_i` for `h_1` and `h_2`). */
export type AuthorsSymbols = Readonly<Record<string, string | readonly string[]>>

export interface PageSymbols {
  /** The names of what a live letter is bound to, in the page's language, by the letter's id. */
  readonly live: ReadonlyMap<string, readonly string[]>
  /** Ids of the letters that one stands for. */
  readonly standsFor: ReadonlyMap<string, readonly string[]>
  /** Why a letter is not live, or is another one than a live one that looks like it. */
  readonly reasons: ReadonlyMap<string, string>
}

/** Of a page with this text. */
export function pageSymbols(source: string, language: Language, authors: AuthorsSymbols): PageSymbols {
  const words = wordsIn(language)
  const live = new Map<string, string[]>()
  const add = (tex: string, name?: string) => {
    const names = live.get(symbolId(tex)) ?? []
    if (name !== undefined && !names.includes(name)) names.push(name)
    live.set(symbolId(tex), names)
  }
  for (const { id } of scanDemos(source)) {
    const spec = readSpec(id)
    for (const path of spec.controls.filter((path) => path !== 'seed')) {
      const option = optionOf(spec, path)
      if (option.declaration.symbol) add(option.declaration.symbol, words.option(option))
    }
    for (const bound of symbolsOf(spec))
      if (bound.kind === 'option') add(bound.tex)
      else add(bound.tex, words.label(bound.name.replace(/\.\*$/, '')))
  }
  const said = Object.entries(authors).map(([tex, what]) => [symbolId(tex), what] as const)
  return {
    live,
    standsFor: new Map(said.flatMap(([id, what]) => (typeof what === 'string' ? [] : [[id, what.map(symbolId)]]))),
    reasons: new Map(said.flatMap(([id, what]) => (typeof what === 'string' ? [[id, what]] : []))),
  }
}

/** The `symbols` of a chapter's front matter. Mathematics is the same in every language: they stand in the first one's. */
export function authorsSymbols(chapter: ChapterId): AuthorsSymbols {
  const source = readChapter(chapter, languages[0])
  return source === undefined
    ? {}
    : ((parseFrontmatter(source).frontmatter.symbols as AuthorsSymbols | undefined) ?? {})
}

/** What a letter is: bound to live ones, not live for a reason, or neither. */
export type Meaning =
  | { readonly kind: 'live'; readonly ids: readonly string[] }
  | { readonly kind: 'reason'; readonly said: string }
  | { readonly kind: 'unknown' }

/** An entry, such as `w_i`, is what the whole is, unless someone says otherwise. */
export function meaningOf(symbol: TexSymbol, page: PageSymbols): Meaning {
  const known = meaningOfId(symbol.id, page)
  const isEntry = symbol.index.length > 0 && symbol.index.every(({ id }) => standardReasons.get(id) === INDEX)
  return known.kind === 'unknown' && isEntry ? meaningOfId(symbol.base.id, page) : known
}

/** What the author says goes first: the μ of a batch's mean is not the momentum of a demo beside it. */
function meaningOfId(id: string, { live, standsFor, reasons }: PageSymbols): Meaning {
  const ids = standsFor.get(id) ?? [id]
  const said = reasons.get(id)
  if (said !== undefined) return { kind: 'reason', said }
  if (ids.some((one) => live.has(one))) return { kind: 'live', ids: ids.filter((one) => live.has(one)) }
  const standard = standardReasons.get(id)
  return standard === undefined ? { kind: 'unknown' } : { kind: 'reason', said: standard }
}

const standardReasons = new Map(Object.entries(standardSymbols).map(([tex, said]) => [symbolId(tex), said]))
