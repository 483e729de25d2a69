/**
 * The interface's words. They stand in `content/ui/<language>.json`; code names them by a path such as `demo.play`. A page
 * knows those of its own language only; `strings.ts` has the same functions with all languages.
 */
import type en from '#content/ui/en.json'
import { type Particle, particle } from './particles.ts'

/** The book's languages; the first one is the one that a page falls back to. */
export const languages = ['en', 'ko'] as const
export type Language = (typeof languages)[number]

type Path<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}` }[keyof T & string]
/** The path of a string: `demo.play`. */
export type StringKey = Path<typeof en>
type CountedKey = StringKey extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never

/** What the `{placeholders}` of a string stand for. */
export type Values = Readonly<Record<string, string | number>>

const trees: Partial<Record<Language, unknown>> = {}

/** Makes the strings of a language known, or those parts of them that a page needs. */
export function speak(language: Language, strings: unknown): void {
  trees[language] = strings
}

/** The string at this path. Throws a sentence when the language has none, or when a placeholder gets no value. */
export function text(language: Language, key: StringKey, values: Values = {}): string {
  return lookUp(language, key, values)
}

/** The form of a string that fits a count: `key.one` for 1 where the language has it, else `key.other`; `{count}` is filled in. */
export function counted(language: Language, key: CountedKey, count: number, values: Values = {}): string {
  const one = count === 1 && find(language, `${key}.one`) !== undefined
  return lookUp(language, `${key}.${one ? 'one' : 'other'}`, { count, ...values })
}

/**
 * The same as `text` for a path that data names, such as `chapters.noise.title`. In a string, `{name}` stands for a value
 * and `{name|은/는}` for a value with the Korean particle that fits it.
 */
export function lookUp(language: Language, key: string, values: Values = {}): string {
  const template = find(language, key)
  if (template === undefined) throw new Error(`content/ui/${language}.json has no string “${key}”.`)
  return fillIn(template, values, key)
}

/** The template with values in place of its placeholders; `key` names it where one has no value. */
export function fillIn(template: string, values: Values, key = template): string {
  return template.replace(/\{(\w+)(?:\|([^}]+))?\}/g, (_, name: string, pair?: Particle) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The string “${key}” needs a value for {${name}}.`)
    return pair === undefined ? String(value) : value + particle(String(value), pair)
  })
}

function find(language: Language, key: string): string | undefined {
  let node = trees[language]
  for (const part of key.split('.')) node = isObject(node) && Object.hasOwn(node, part) ? node[part] : undefined
  return typeof node === 'string' ? node : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
