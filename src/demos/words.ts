/** The words of a demo in the page's language. */

import type { ControlledOption } from '#core/resolve.ts'
import { symbolOfResult } from '#core/result-symbols.ts'
import type { Spec } from '#core/spec.ts'
import { symbolId } from '#core/symbol-id.ts'
import type { Json } from '#core/units.ts'
import type { FigureContext } from '#figures/types.ts'
import { numbers } from '#i18n/numbers.ts'
import { type Language, lookUp, type Values } from '#i18n/text.ts'
import type { DemoDocument } from './document.ts'
import { optionOf } from './options.ts'
import { symbolText } from './symbol-text.ts'

export interface Words {
  readonly language: Language
  /** A string of `demo.…`. */
  say(key: string, values?: Values): string
  /** The label of an id: a split, a quantity, a metric, a layer such as `dense-2`, a result. */
  label(id: string, values?: Values): string
  /** What a figure is called: the label of `loss-curve` where there is one, else that of `loss`. */
  title(id: string, form: string): string
  arm(id: string): string
  /** The label of an option of a unit, its own where it has one. */
  option(option: ControlledOption): string
  /** The label of one of its choices. */
  choice(option: ControlledOption, choice: string): string
}

export function wordsIn(language: Language): Words {
  const find = (key: string, values?: Values) => {
    try {
      return lookUp(language, key, values)
    } catch {
      return null
    }
  }
  const label = (id: string, values?: Values) => {
    const key = id.replaceAll('.', '-')
    const [, kind, number] = /^(.+)-(\d+)$/.exec(key) ?? []
    const known = find(`labels.${key}`, values)
    if (known !== null || kind === undefined) return known ?? lookUp(language, `labels.${key}`, values)
    return `${lookUp(language, `labels.${kind}`)} ${number}`
  }
  return {
    language,
    say: (key, values) => lookUp(language, `demo.${key}`, values),
    label,
    title: (id, form) => capitalised(find(`labels.${id}-${form}`) ?? label(id)),
    arm: (id) => lookUp(language, `arms.${id}`),
    option: ({ unit, declaration: { name } }) => find(`options.${unit}.${name}`) ?? lookUp(language, `options.${name}`),
    choice: ({ unit, declaration: { name } }, choice) =>
      find(`choices.${unit}.${name}.${choice}`) ?? lookUp(language, `choices.${choice}`),
  }
}

/** A letter that stands for a quantity, such as w₁: another case would be another quantity. */
const SYMBOL = /^(?!a )\p{L}(?!\p{L})/u

/** The first letter as at the start of a sentence. */
export const capitalised = (text: string): string =>
  SYMBOL.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)

/** The same words, and those for arms that a reader added: what they are like, and what sets them apart. */
export function withAddedArms(words: Words, spec: Spec, { arms, settings }: DemoDocument): Words {
  const labels = new Map(
    arms.map(({ name, from }) => {
      const apart = Object.entries(settings).flatMap(([path, value]) =>
        path.startsWith(`${name}.`) ? [settingText(words, optionOf(spec, path), value)] : [],
      )
      return [name, [words.arm(from), ...apart].join(', ')]
    }),
  )
  return { ...words, arm: (id) => labels.get(id) ?? words.arm(id) }
}

/** An option as a figure's label names it: by its letter where it has one. */
export function symbolOf(words: Words, option: ControlledOption): string {
  const { symbol } = option.declaration
  return symbol === undefined ? words.option(option) : symbolText(symbol)
}

/** The name of an option's letter in the page's equations, which lights up with its control. */
export function letterOf({ declaration: { symbol } }: ControlledOption): string | undefined {
  return symbol === undefined ? undefined : symbolId(symbol)
}

/** A value of an option as a reader writes it. */
export function valueText(words: Words, option: ControlledOption, value: Json): string {
  const { declaration } = option
  if (Array.isArray(value)) return value.map((one) => numbers.short(Number(one))).join(', ')
  if (typeof value === 'boolean') return words.label(value ? 'yes' : 'no')
  if (declaration.type === 'choice') return words.choice(option, String(value))
  if (typeof value !== 'number') return String(value)
  const unit = 'unit' in declaration ? declaration.unit : undefined
  if (unit === 'percent') return numbers.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1)
  return numbers.short(value) + (unit === 'degree' ? '°' : '')
}

/** `λ 0.1`, `wrong labels 20 %`. */
export function settingText(words: Words, option: ControlledOption, value: Json): string {
  const name = option.declaration.symbol === undefined ? uncapitalised(words.option(option)) : symbolOf(words, option)
  return `${name} ${valueText(words, option, value)}`
}

/** The first letter as within a sentence. */
export const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** What the figures of a demo need to know of the page. */
export function figureContext(words: Words, arms: readonly string[]): FigureContext {
  return {
    labels: words.label,
    format: numbers,
    arms: arms.map((id, index) => ({ id, label: words.arm(id), index })),
    symbol: (result) => {
      const tex = symbolOfResult(result)
      return tex === undefined ? undefined : symbolId(tex)
    },
  }
}
