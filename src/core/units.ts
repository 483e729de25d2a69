/**
 * Units and their options. A unit is anything a spec names by `kind`: a data set, a layer, an optimizer, an analysis.
 * Its options are declared once, as data; types, controls, checks of specs and links, and lit symbols derive from that.
 */

import type { Registry } from './registry.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** JSON with keys. */
export type Tree = { readonly [key: string]: Json | undefined }
export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A unit as a spec writes it: its kind and any of its options. */
export interface Unit {
  readonly kind: string
  readonly [option: string]: Json | undefined
}

interface Shared {
  readonly name: string
  /** TeX of the letter that stands for this option in the book's equations. */
  readonly symbol?: string
  /** May change while a run goes on. */
  readonly live?: true
}

export interface NumberOption extends Shared {
  readonly type: 'number' | 'integer'
  readonly default: number
  /** The value at which the unit does nothing. */
  readonly off?: number
  readonly range: readonly [number, number]
  readonly scale?: 'linear' | 'log'
  /** How the number is shown: a plain number, a share in percent, an angle. */
  readonly unit?: 'percent' | 'degree'
}

export interface ChoiceOption extends Shared {
  readonly type: 'choice'
  readonly default: string
  readonly choices: readonly string[]
}

export interface SwitchOption extends Shared {
  readonly type: 'switch'
  readonly default: boolean
  readonly off?: boolean
}

/** A list of numbers, each in the range, such as points to drag. */
export interface NumbersOption extends Shared {
  readonly type: 'numbers'
  readonly default: readonly number[]
  readonly range: readonly [number, number]
  /** Entries at most. */
  readonly most: number
}

/** The order of layers in a list: names of those that stand there, each at most once; what is not named is left out. */
export interface OrderOption extends Shared {
  readonly type: 'order'
  /** As they stand there. */
  readonly default: readonly string[]
}

/** The name of something that is not in the spec, such as a reader's file. */
export interface TextOption extends Shared {
  readonly type: 'text'
  readonly default: string
}

/** Another unit, such as a schedule in an optimizer; null is none. */
export interface UnitOption extends Shared {
  readonly type: 'unit'
  readonly default: null
  readonly registry: Registry
}

export type OptionDeclaration =
  | NumberOption
  | ChoiceOption
  | SwitchOption
  | NumbersOption
  | OrderOption
  | TextOption
  | UnitOption

export type ValueOf<O> = O extends { type: 'number' | 'integer' }
  ? number
  : O extends { type: 'choice'; choices: readonly (infer C)[] }
    ? C
    : O extends { type: 'switch' }
      ? boolean
      : O extends { type: 'numbers' }
        ? readonly number[]
        : O extends { type: 'order' }
          ? readonly string[]
          : O extends { type: 'text' }
            ? string
            : O extends { type: 'unit' }
              ? Unit | null
              : never

/** The options of a unit as its code receives them: complete, defaults filled in. */
export type Options<D extends readonly OptionDeclaration[]> = {
  readonly [O in D[number] as O['name']]: ValueOf<O>
}

export interface Declaration<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> {
  readonly id: Id
  readonly options: D
}

/** The union of the forms in which a spec may write the units of a registry. */
export type UnitOf<R extends Registry> = Written<R[number]>
type Written<U extends Declaration> = U extends Declaration
  ? { readonly kind: U['id'] } & Partial<Options<U['options']>>
  : never

/** The same for units that a spec keys by their id, such as techniques; `null` removes one. */
export type KeyedOf<R extends Registry> = {
  readonly [U in R[number] as U['id']]?: Partial<Options<U['options']>> | null
}

/** A bad spec, link or option. The message is one sentence that says what was wrong and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError'
}

/** Finds the unit of this kind, which has to be loaded; throws a sentence that lists the kinds there are. */
export function unitOf<U extends Declaration>(registry: Registry<U>, kind: string, what: string): U {
  const unit = registry.find((candidate) => candidate.id === kind)
  if (unit) return unit
  if (registry.ids.includes(kind)) throw new Error(`The ${what} “${kind}” is used before it is loaded.`)
  throw new SpecError(`There is no ${what} “${kind}”. Known: ${registry.ids.join(', ')}.`)
}

/** Checks one value against its declaration; returns it, or throws a sentence that names the allowed values. */
export function checkOption(option: OptionDeclaration, value: Json | undefined, path: string): Json {
  const refuse = (expected: string): never => {
    const given = typeof value === 'number' ? value : JSON.stringify(value)
    throw new SpecError(`“${path}” must be ${expected}, not ${given}.`)
  }
  switch (option.type) {
    case 'choice':
      if (typeof value !== 'string' || !option.choices.includes(value))
        return refuse(`one of ${option.choices.join(', ')}`)
      return value
    case 'switch':
      return typeof value === 'boolean' ? value : refuse('true or false')
    case 'text':
      return typeof value === 'string' ? value : refuse('text')
    case 'unit':
      return value === null || value === undefined ? null : completeUnit(option.registry, value, path, option.name)
    case 'numbers': {
      const [low, high] = option.range
      if (!Array.isArray(value) || value.length > option.most || !value.every((x) => isWithin(x, low, high)))
        return refuse(`a list of at most ${option.most} numbers from ${low} to ${high}`)
      return value
    }
    case 'order': {
      const known = (name: Json) => typeof name === 'string' && option.default.includes(name)
      if (!Array.isArray(value) || !value.every(known) || new Set(value).size < value.length)
        return refuse(`a list of ${option.default.join(', ')} in any order, each at most once`)
      return value
    }
    default: {
      const [low, high] = option.range
      const whole = option.type === 'integer'
      if (!isWithin(value, low, high) || (whole && !Number.isInteger(value)))
        return refuse(`a ${whole ? 'whole ' : ''}number from ${low} to ${high}`)
      return value
    }
  }
}

const isWithin = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && value >= low && value <= high

/** A unit with every option. */
export interface CompleteUnit {
  readonly kind: string
  readonly [option: string]: Json
}

/** A unit of the registry as a spec writes it, complete; throws a sentence for anything else. */
export function completeUnit(registry: Registry, given: Json | undefined, path: string, what: string): CompleteUnit {
  if (typeof given !== 'object' || given === null || !('kind' in given) || typeof given.kind !== 'string')
    throw new SpecError(`“${path}” must be an object with a “kind”, such as { "kind": "${registry.ids[0]}" }.`)
  const declaration = unitOf(registry, given.kind, what)
  return { ...completeOptions(declaration, given, path), kind: declaration.id }
}

/** The unit's options with defaults filled in, each checked; an unknown option is refused. */
export function completeOptions<D extends readonly OptionDeclaration[]>(
  unit: Declaration<string, D>,
  given: { readonly [option: string]: Json | undefined },
  path: string,
): Options<D> {
  const known = new Set(unit.options.map((option) => option.name))
  for (const name of Object.keys(given))
    if (name !== 'kind' && !known.has(name))
      throw new SpecError(
        `“${unit.id}” at “${path}” has no option “${name}”. Known: ${[...known].join(', ') || 'none'}.`,
      )
  const complete: Record<string, Json> = {}
  for (const option of unit.options)
    complete[option.name] = checkOption(option, given[option.name] ?? option.default, `${path}.${option.name}`)
  return complete as unknown as Options<D>
}
