/**
 * Units and their options. A unit is anything a spec names by `kind`: a data set, a layer, an optimizer, an analysis.
 * Its options are declared once, as data; types, controls, checks of specs and links, and lit symbols derive from that.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

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

export type OptionDeclaration = NumberOption | ChoiceOption

export type ValueOf<O> = O extends { type: 'number' | 'integer' }
  ? number
  : O extends { type: 'choice'; choices: readonly (infer C)[] }
    ? C
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
export type UnitOf<R extends readonly Declaration[]> = {
  [I in keyof R]: { readonly kind: R[I]['id'] } & Partial<Options<R[I]['options']>>
}[number]

/** The same for units that a spec keys by their id, such as techniques; `null` removes one. */
export type KeyedOf<R extends readonly Declaration[]> = {
  readonly [E in R[number] as E['id']]?: Partial<Options<E['options']>> | null
}

/** A bad spec, link or option. The message is one sentence that says what was wrong and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError'
}

/** Finds the unit of this kind, or throws a sentence that lists the kinds there are. */
export function unitOf<U extends Declaration>(registry: readonly U[], kind: string, what: string): U {
  const unit = registry.find((candidate) => candidate.id === kind)
  if (!unit) throw new SpecError(`There is no ${what} “${kind}”. Known: ${registry.map((u) => u.id).join(', ')}.`)
  return unit
}

/** Checks one value against its declaration; returns it, or throws a sentence that names the allowed values. */
export function checkOption(option: OptionDeclaration, value: Json | undefined, path: string): number | string {
  if (option.type === 'choice') {
    if (typeof value !== 'string' || !option.choices.includes(value))
      throw new SpecError(`“${path}” must be one of ${option.choices.join(', ')}, not ${JSON.stringify(value)}.`)
    return value
  }
  const [low, high] = option.range
  if (typeof value !== 'number' || !(value >= low && value <= high))
    throw new SpecError(
      `“${path}” must be a number from ${low} to ${high}, not ${typeof value === 'number' ? value : JSON.stringify(value)}.`,
    )
  if (option.type === 'integer' && !Number.isInteger(value))
    throw new SpecError(`“${path}” must be a whole number from ${low} to ${high}, not ${value}.`)
  return value
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
  const complete: Record<string, number | string> = {}
  for (const option of unit.options)
    complete[option.name] = checkOption(option, given[option.name] ?? option.default, `${path}.${option.name}`)
  return complete as Options<D>
}
