/** The numbers that stand under an equation, and the typeset heads of their rows and columns. */
import { declarationAt } from '#core/option-paths.ts'
import { findUnit } from '#core/registries.ts'
import { optionOf, resolveArm } from '#core/resolve.ts'
import type { TableResult } from '#core/results.ts'
import { completeProbe } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import { symbolId } from '#core/symbol-id.ts'
import { optionText } from '#demos/equation-results.ts'
import { symbolText } from '#demos/symbol-text.ts'
import { wordsIn } from '#demos/words.ts'
import { type Language, text } from '#i18n/strings.ts'
import { chapterNumber, isChapter } from './course.ts'
import { bindSymbols } from './markdown/bind-symbols.ts'
import { readChapter } from './markdown/chapter-source.ts'
import { authorsSymbols, pageSymbols } from './markdown/page-symbols.ts'
import { renderTex } from './markdown/render-tex.ts'
import { labelOf, scanLabels } from './markdown/scan-labels.ts'

type Mathematics = readonly [tex: string, text: string]

const byHand: Readonly<Record<string, Mathematics>> = {
  input: ['x', 'x'],
  normalized: ['\\hat x', 'x̂'],
  output: ['y', 'y'],
  'input-gradient': ['\\partial L/\\partial x', '∂L/∂x'],
  'scale-gradient': ['\\partial L/\\partial\\gamma', '∂L/∂γ'],
  'shift-gradient': ['\\partial L/\\partial\\beta', '∂L/∂β'],
  mean: ['\\mu', 'μ'],
  variance: ['v', 'v'],
  deviation: ['\\sigma', 'σ'],
  'root-mean-square': ['r', 'r'],
}

/** What a unit calls by these names, as TeX and as plain text; the rest is words. `value.` is before what else heads a column too. */
const HEADS: Readonly<Record<string, Readonly<Record<string, Mathematics>>>> = {
  'equation-values': {
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
  },
  'batch-norm-by-hand': byHand,
  'layer-norm-by-hand': byHand,
  'logit-tug-of-war': {
    predicted: ['\\pi', 'π'],
    target: ['\\tilde y', 'ỹ'],
    'value.target': ['\\tilde y_c', 'ỹ of c'],
    gradient: ['\\pi-\\tilde y', 'π − ỹ'],
    loss: ['\\ell', 'ℓ'],
  },
  'shrunk-mean': {
    'bias-square': ['(1-c)^2\\mu^2', '(1 − c)²μ²'],
    variance: ['c^2\\sigma_y^2/n', 'c²σ²/n'],
    'best-share': ['c^*', 'c*'],
  },
}

/** The head of a row or column: what is seen, and what is read aloud. */
export interface Head {
  readonly html: string
  readonly text: string
  /** The name of the live letter that it is. */
  readonly letter?: string | undefined
}

/** An option of an analysis that has a letter and a control. */
export interface NumberedOption {
  readonly path: string
  readonly head: Head
  /** Its printed value. */
  readonly value: string
}

export interface EquationWords {
  /** Before the step and after it; of an analysis, which has none, the whole sentence. */
  readonly intro: readonly [string, string?]
  readonly options: readonly NumberedOption[]
  readonly note: string | null
  /** The head of a row or column; `undefined` for an option without a letter. */
  headOf(name: string): Head | undefined
  /** The head of a column of this table. */
  columnOf(table: TableResult, name: string): Head | undefined
  captionOf(table: TableResult): string
}

const HERE = '\u0000'

/** How a page names the numbers of an arm of a demo; throws a sentence where the demo does not stand in the same text. */
export function equationWords(
  demo: string,
  spec: Spec,
  arm: string,
  tables: readonly TableResult[],
  language: Language,
): EquationWords {
  const [chapter = ''] = demo.split('/')
  const source = isChapter(chapter) ? readChapter(chapter, language) : undefined
  const label =
    source === undefined || !isChapter(chapter)
      ? undefined
      : scanLabels(source, chapterNumber(chapter)).find(({ kind, id }) => kind === 'demo' && id === labelOf(demo))
  if (source === undefined || !isChapter(chapter) || !label)
    throw new Error(`<Equation live="${demo}">: its demo has to stand in the same text.`)

  const words = wordsIn(language)
  const page = pageSymbols(source, language, authorsSymbols(chapter))
  const typeset = ([tex, spoken]: Mathematics): Head => ({
    html: renderTex(bindSymbols(tex, page), false),
    text: spoken,
    letter: page.live.has(symbolId(tex)) ? symbolId(tex) : undefined,
  })
  const inWords = (said: string): Head => ({ html: said, text: said })
  const where = { demo: text(language, 'reference.demo', { number: label.number }), arm: words.arm(arm) }

  if (spec.kind === 'analysis') {
    const heads = HEADS[spec.analysis.kind] ?? {}
    const isOfSeveral = Object.keys(spec.arms).length > 1
    const columnOf = (name: string) => {
      if (name === CHECK) return inWords(text(language, 'prose.numbersCheck'))
      const mathematics = heads[name]
      return mathematics ? typeset(mathematics) : inWords(words.label(name))
    }
    return {
      intro: [text(language, isOfSeveral ? 'prose.numbersOfArm' : 'prose.numbersOfAnalysis', where)],
      options: optionsOf(spec, arm).map(({ path, value, symbol }) => ({
        path,
        value,
        head: typeset([symbol, symbolText(symbol)]),
      })),
      note: tables.some(({ columns }) => columns.includes(CHECK)) ? text(language, 'prose.numbersQuotient') : null,
      headOf: (name) => (heads[`value.${name}`] ? typeset(heads[`value.${name}`]!) : columnOf(name)),
      columnOf: (_, name) => columnOf(name),
      captionOf: () => text(language, 'prose.numbersEntries'),
    }
  }

  const setup = resolveArm(spec, arm)
  const mathematics = (name: string): Mathematics | undefined => {
    const [, kind, number] = /^(input|weight)-(\d+)$/.exec(name) ?? []
    const letter = kind === 'input' ? 'x' : 'w'
    if (kind !== undefined) return [`${letter}_{${number}}`, `${letter}${number}`]
    const { symbol } = declarationAt(setup, name.split('.'), findUnit)?.declaration ?? {}
    return HEADS['equation-values']![name] ?? (symbol === undefined ? undefined : [symbol, symbolText(symbol)])
  }
  const { layer, unit } = shownBy(spec)
  const headOf = (name: string) => {
    const key = WORDS[name]
    if (key) return inWords(text(language, key))
    const found = mathematics(name)
    return found && typeset(found)
  }
  const intro = text(language, 'prose.numbersOf', { ...where, unit, layer: words.label(layer), step: HERE })
  return {
    intro: intro.split(HERE) as [string, string],
    options: [],
    note: text(language, 'prose.numbersNote'),
    headOf,
    columnOf: ({ of }, name) => (of === 'examples' ? inWords(words.label(name)) : headOf(name)),
    captionOf: ({ of }) => text(language, of === 'examples' ? 'prose.numbersExamples' : 'prose.numbersWeights'),
  }
}

const CHECK = 'central-difference'
const WORDS: Readonly<Record<string, 'prose.numbersCheck' | 'prose.numbersStep'>> = {
  [CHECK]: 'prose.numbersCheck',
  'core-step': 'prose.numbersStep',
}

function optionsOf(spec: Spec, arm: string) {
  return spec.controls.flatMap((path) => {
    if (path === 'seed') return []
    const option = optionOf(spec, path)
    const { symbol } = option.declaration
    if (symbol === undefined || (option.arm !== null && option.arm !== arm)) return []
    return [{ path, symbol, value: optionText(option.default ?? option.declaration.default ?? null) }]
  })
}

function shownBy(spec: Spec): { readonly layer: string; readonly unit: number } {
  const probes = spec.kind === 'training' ? spec.show : []
  const [asked] = probes.flatMap((probe) =>
    typeof probe !== 'string' && probe.kind === 'equation-values' ? [probe] : [],
  )
  const { layer, unit } = completeProbe(asked ?? 'equation-values')
  return { layer: String(layer), unit: Number(unit) }
}
