/** The numbers that stand under an equation, and the typeset heads of their rows and columns. */
import { declarationAt } from '#core/option-paths.ts'
import { findUnit } from '#core/registries.ts'
import { resolveArm } from '#core/resolve.ts'
import { isOfEquation, type Result, type TableResult } from '#core/results.ts'
import { completeProbe } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import { symbolId } from '#core/symbol-id.ts'
import { symbolText } from '#demos/symbol-text.ts'
import { type Language, text } from '#i18n/strings.ts'
import { chapterNumber, isChapter } from './course.ts'
import { bindSymbols } from './markdown/bind-symbols.ts'
import { readChapter } from './markdown/chapter-source.ts'
import { authorsSymbols, pageSymbols } from './markdown/page-symbols.ts'
import { renderTex } from './markdown/render-tex.ts'
import { labelOf, scanLabels } from './markdown/scan-labels.ts'

/** What `equation-values` calls by these names, as TeX and as plain text; the rest is words. */
const HEADS: Readonly<Record<string, readonly [tex: string, text: string]>> = {
  'pre-activation': ['z', 'z'],
  'example-loss': ['\\ell', 'ℓ'],
  'pre-activation-gradient': ['\\partial L/\\partial z', '∂L/∂z'],
  weight: ['w', 'w'],
  bias: ['b', 'b'],
  'data-gradient': ['g', 'g'],
  // Of the L2 penalty, which is the only one under an equation so far.
  'penalty-gradient': ['\\lambda w', 'λw'],
  'total-gradient': ['g+\\lambda w', 'g + λw'],
  'plain-step': ['w-\\eta g', 'w − ηg'],
  'penalised-step': ['w-\\eta\\,(g+\\lambda w)', 'w − η(g + λw)'],
  loss: ['L', 'L'],
}

/** The head of a row or column: what is seen, and what is read aloud. */
export interface Head {
  readonly html: string
  readonly text: string
  /** The name of the live letter that it is. */
  readonly letter?: string | undefined
}

export interface EquationTables {
  readonly examples: TableResult
  readonly weights: TableResult
  /** One column. */
  readonly scalars: TableResult
}

/** The tables among the results of a run of a demo; throws a sentence where it shows none. */
export function equationTables(results: readonly Result[], demo: string): EquationTables {
  const part = (of: string) => {
    const found = results.find((result) => isOfEquation(result) && result.of === of)
    if (found?.shape !== 'table') throw new Error(`<Equation live="${demo}">: put “equation-values” into its “show”.`)
    return found
  }
  return { examples: part('examples'), weights: part('weights'), scalars: part('scalars') }
}

export interface EquationWords {
  /** The number of the demo in the text. */
  readonly number: string
  /** The layer's name, and the unit's number in it. */
  readonly layer: string
  readonly unit: number
  /** The head of a row or column; `undefined` for an option without a letter. */
  headOf(name: string): Head | undefined
}

/** How a page names the numbers of an arm of a demo; throws a sentence where the demo does not stand in the same text. */
export function equationWords(demo: string, spec: Spec, arm: string, language: Language): EquationWords {
  const [chapter = ''] = demo.split('/')
  const source = isChapter(chapter) ? readChapter(chapter, language) : undefined
  const label =
    source === undefined || !isChapter(chapter)
      ? undefined
      : scanLabels(source, chapterNumber(chapter)).find(({ kind, id }) => kind === 'demo' && id === labelOf(demo))
  if (source === undefined || !isChapter(chapter) || !label)
    throw new Error(`<Equation live="${demo}">: its demo has to stand in the same text.`)

  const page = pageSymbols(source, language, authorsSymbols(chapter))
  const setup = resolveArm(spec, arm)
  const mathematics = (name: string): readonly [tex: string, text: string] | undefined => {
    const [, kind, number] = /^(input|weight)-(\d+)$/.exec(name) ?? []
    const letter = kind === 'input' ? 'x' : 'w'
    if (kind !== undefined) return [`${letter}_{${number}}`, `${letter}${number}`]
    const { symbol } = declarationAt(setup, name.split('.'), findUnit)?.declaration ?? {}
    return HEADS[name] ?? (symbol === undefined ? undefined : [symbol, symbolText(symbol)])
  }
  const { layer, unit } = shownBy(spec)
  return {
    number: label.number,
    layer,
    unit,
    headOf(name) {
      const key = WORDS[name]
      const words = key && text(language, key)
      if (words !== undefined) return { html: words, text: words }
      const [tex, spoken] = mathematics(name) ?? []
      if (tex === undefined || spoken === undefined) return undefined
      const letter = page.live.has(symbolId(tex)) ? symbolId(tex) : undefined
      return { html: renderTex(bindSymbols(tex, page), false), text: spoken, letter }
    },
  }
}

const WORDS: Readonly<Record<string, 'prose.numbersCheck' | 'prose.numbersStep'>> = {
  'central-difference': 'prose.numbersCheck',
  'core-step': 'prose.numbersStep',
}

function shownBy(spec: Spec): { readonly layer: string; readonly unit: number } {
  const probes = spec.kind === 'training' ? spec.show : []
  const [asked] = probes.flatMap((probe) =>
    typeof probe !== 'string' && probe.kind === 'equation-values' ? [probe] : [],
  )
  const { layer, unit } = completeProbe(asked ?? 'equation-values')
  return { layer: String(layer), unit: Number(unit) }
}
