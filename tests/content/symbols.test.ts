/** Letters of displayed equations are live, or someone says why not. */
import { describe, expect, test } from 'vitest'
import { resultSymbols, symbolOfResult } from '#core/result-symbols.ts'
import { symbolId } from '#core/symbol-id.ts'
import { symbolsOf } from '#core/symbols.ts'
import { bindSymbols } from '#site/markdown/bind-symbols.ts'
import { chapterSource } from '#site/markdown/chapter-source.ts'
import { authorsSymbols, meaningOf, type PageSymbols, pageSymbols } from '#site/markdown/page-symbols.ts'
import { findSymbols, type TexSymbol } from '#site/markdown/tex-symbols.ts'
import { readSpec } from '#site/read-spec.ts'
import { chapters, compileChapter } from './compile-chapter.ts'

describe('the letters of a formula', () => {
  const shown = ({ id, raised, index, inside }: TexSymbol): string =>
    [
      id,
      raised ? '^' : '',
      index.length ? `[${index.map(shown)}]` : '',
      inside.length ? `(${inside.map(shown)})` : '',
    ].join('')

  test.each([
    [
      '\\tilde L(w) = L(w) + \\arm{b}{\\frac{\\lambda}{2}\\,\\lVert w\\rVert^2}',
      'tilde-L w L w lambda lVert-w-rVert^(w)',
    ],
    ['\\frac\\lambda2 w_i^2 + h_{1}', 'lambda w-i^[i] h-1'],
    ["w^* + y' - \\hat y", "w-* y-' hat-y"],
    ['\\lVert W_l\\rVert_F^2', 'lVert-W-l-rVert-F^[F](W-l[l])'],
    ['\\mathrm{tr}\\,S + R_{\\text{in}} + \\mathbf H^\\top', 'mathrm-t-r S R-text-i-n mathbf-H^'],
    ['\\begin{aligned} a &= b\\\\[2pt] &= x^t \\end{aligned}', 'a b x^ t'],
    ['\\sum_{i=1}^n \\exp(w) \\ln t', 'i n w t'],
    ['\\lVert w', 'w'],
  ])('%s', (tex, letters) => {
    expect(findSymbols(tex).map(shown).join(' ')).toBe(letters)
  })
})

describe('binding', () => {
  const page: PageSymbols = {
    live: new Map([
      ['lambda', []],
      ['w', []],
      ['h-1', []],
      ['h-2', []],
    ]),
    standsFor: new Map([['h-i', ['h-1', 'h-2', 'h-3']]]),
    reasons: new Map([
      ['lVert-x-rVert', 'a reason'],
      ['hat-w', 'another one'],
    ]),
  }
  const mark = (ids: string, tex: string) => `{\\htmlData{symbol=${ids}}{${tex}}}`

  test.each([
    ['\\frac\\lambda2', `\\frac${mark('lambda', '\\lambda')}2`],
    ['w_i', mark('w', 'w_i')],
    ['w_i^2', `${mark('w', 'w')}_i^2`],
    ['w_x + w^* + \\hat w_i', 'w_x + w^* + \\hat w_i'],
    ['\\lVert w\\rVert', `\\lVert ${mark('w', 'w')}\\rVert`],
    ['\\lVert x\\rVert h_i', `\\lVert x\\rVert ${mark('h-1 h-2', 'h_i')}`],
  ])('%s', (tex, bound) => {
    expect(bindSymbols(tex, page)).toBe(bound)
  })
})

test('an experiment binds the options of its arms and what it shows', () => {
  const ids = symbolsOf(readSpec('l2-penalty/digits')).map(({ tex }) => symbolId(tex))
  expect(ids).toEqual(expect.arrayContaining(['eta', 'n', 'lambda', 'L', 'lVert-w-rVert']))
  expect(new Set(symbolsOf(readSpec('l2-penalty/shrink-by-direction')).map(({ tex }) => tex))).toEqual(
    new Set(['h_1', 'h_2', '\\lambda', 'w^*', '\\tilde w', '\\mathrm{df}']),
  )
})

test('a result has one letter, whichever unit shows it', () => {
  const letters = new Map<string, string>()
  for (const [key, tex] of Object.values(resultSymbols).flatMap((ofUnit) => Object.entries(ofUnit))) {
    expect(letters.get(key) ?? tex).toBe(tex)
    letters.set(key, tex)
  }
  expect(symbolOfResult({ name: 'loss', split: 'train' })).toBe('L')
  expect(symbolOfResult({ name: 'loss', split: 'validation' })).toBeUndefined()
  expect(symbolOfResult({ name: 'weight-norm', of: 'dense-1' })).toBe('\\lVert W_l\\rVert_F')
})

/** The displayed formulas of a text. */
const displays = (source: string) => [...source.matchAll(/\$\$([\s\S]*?)\$\$/g)].map(([, tex]) => tex!)

describe.each(chapters)('$path', ({ path, source }) => {
  const { id, language } = chapterSource(path)
  const authors = authorsSymbols(id)
  const page = pageSymbols(source, language, authors)
  /** The letters that a reader meets: a norm that nobody named is what it is the norm of. */
  const met = (symbol: TexSymbol): readonly TexSymbol[] =>
    meaningOf(symbol, page).kind === 'unknown' && symbol.inside.length > 0 ? symbol.inside.flatMap(met) : [symbol]
  const letters = displays(source).flatMap((tex) => findSymbols(tex).flatMap(met))

  test('every displayed letter is live or has its reason in the front matter', () => {
    const silent = letters.filter((letter) => meaningOf(letter, page).kind === 'unknown').map(({ tex }) => tex)
    expect([...new Set(silent)]).toEqual([])
  })

  test('what the front matter says of letters is needed and true', () => {
    const reasons = new Set(
      letters.map((letter) => meaningOf(letter, page)).flatMap((m) => (m.kind === 'reason' ? m.said : [])),
    )
    for (const [tex, what] of Object.entries(authors)) {
      if (typeof what === 'string') expect(reasons, `${tex} is not displayed`).toContain(what)
      else for (const other of what) expect(page.live.has(symbolId(other)), `${other} is live`).toBe(true)
    }
  })

  test('live letters are marked in what the page gets', async () => {
    const { code, frontmatter } = await compileChapter(source, path)
    const marked = new Set([...code.matchAll(/data-symbol=\\"([^"\\]+)/g)].flatMap(([, ids]) => ids!.split(' ')))
    for (const letter of letters) {
      const meaning = meaningOf(letter, page)
      if (meaning.kind === 'live') for (const one of meaning.ids) expect(marked).toContain(one)
    }
    expect(Object.keys(frontmatter.symbolNames as object)).toEqual([...page.live.keys()])
  })
})
