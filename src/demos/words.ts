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
  /** A metric by its own words, else by those of its parts. */
  measure(id: string): string
  arm(id: string): string
  /** The label of an option of a unit, its own where it has one. */
  option(option: ControlledOption): string
  /** The label of one of its choices, or of a layer in its order. */
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
  /** Of `dense-2` where only `dense` has a word, that and the number. */
  const numbered = (group: string, id: string, values?: Values) => {
    const [, kind, number] = /^(.+)-(\d+)$/.exec(id) ?? []
    const word = kind === undefined ? null : find(`${group}.${kind}`)
    return find(`${group}.${id}`, values) ?? (word && `${word} ${number}`)
  }
  const label = (id: string, values?: Values) => {
    const key = id.replaceAll('.', '-')
    return numbered('labels', key, values) ?? lookUp(language, `labels.${key}`, values)
  }
  return {
    language,
    say: (key, values) => lookUp(language, `demo.${key}`, values),
    label,
    measure: (id) =>
      numbered('labels', id.replaceAll('.', '-')) ??
      id
        .split('.')
        .map((part) => label(part))
        .join(', '),
    title: (id, form) => capitalised(find(`labels.${id}-${form}`) ?? label(id)),
    arm: (id) => lookUp(language, `arms.${id}`),
    option: ({ unit, declaration: { name } }) => find(`options.${unit}.${name}`) ?? lookUp(language, `options.${name}`),
    choice: ({ unit, declaration: { name } }, choice) =>
      find(`choices.${unit}.${name}.${choice}`) ?? numbered('choices', choice) ?? label(choice),
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
  if (declaration.type === 'order') return orderText(words, option, value as readonly string[])
  if (Array.isArray(value)) return value.map((one) => numbers.short(Number(one))).join(', ')
  if (typeof value === 'boolean') return words.label(value ? 'yes' : 'no')
  if (declaration.type === 'choice') return words.choice(option, String(value))
  if (typeof value !== 'number') return String(value)
  const unit = 'unit' in declaration ? declaration.unit : undefined
  if (unit === 'percent') return numbers.percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1)
  return numbers.short(value) + (unit === 'degree' ? '°' : '')
}

const orderText = (words: Words, option: ControlledOption, order: readonly string[]) =>
  order.length === 0 ? words.say('order.none') : order.map((layer) => words.choice(option, layer)).join(' → ')

/** `λ 0.1`, `wrong labels 20 %`; an order speaks for itself. */
export function settingText(words: Words, option: ControlledOption, value: Json): string {
  if (option.declaration.type === 'order') return valueText(words, option, value)
  const name = option.declaration.symbol === undefined ? uncapitalised(words.option(option)) : symbolOf(words, option)
  return `${name} ${valueText(words, option, value)}`
}

/** The first letter as within a sentence; that of `L2` or `ONNX` stays. */
export const uncapitalised = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

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
