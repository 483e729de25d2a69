/** The words of a demo in the page's language. */

import type { ControlledOption } from '#core/resolve.ts'
import type { FigureContext } from '#figures/types.ts'
import { numbers } from '#i18n/numbers.ts'
import { type Language, lookUp, type Values } from '#i18n/strings.ts'

export interface Words {
  readonly language: Language
  /** A string of `demo.…`. */
  say(key: string, values?: Values): string
  /** The label of an id: a split, a quantity, a metric, a layer such as `dense-2`, a result. */
  label(id: string, values?: Values): string
  arm(id: string): string
  /** The label of an option of a unit, its own where it has one. */
  option(option: ControlledOption): string
}

export function wordsIn(language: Language): Words {
  const find = (key: string, values?: Values) => {
    try {
      return lookUp(language, key, values)
    } catch {
      return null
    }
  }
  return {
    language,
    say: (key, values) => lookUp(language, `demo.${key}`, values),
    label(id, values) {
      const key = id.replaceAll('.', '-')
      const [, kind, number] = /^(.+)-(\d+)$/.exec(key) ?? []
      const known = find(`labels.${key}`, values)
      if (known !== null || kind === undefined) return known ?? lookUp(language, `labels.${key}`, values)
      return `${lookUp(language, `labels.${kind}`)} ${number}`
    },
    arm: (id) => lookUp(language, `arms.${id}`),
    option: ({ unit, declaration: { name } }) => find(`options.${unit}.${name}`) ?? lookUp(language, `options.${name}`),
  }
}

/** The first letter as at the start of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What the figures of a demo need to know of the page. */
export function figureContext(words: Words, arms: readonly string[]): FigureContext {
  return {
    labels: words.label,
    format: numbers,
    arms: arms.map((id, index) => ({ id, label: words.arm(id), index })),
  }
}
