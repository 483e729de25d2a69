/** Paths into a setup, such as `techniques.l2.strength` or `model.0.layers.1.units`: values and declarations. */
import { orderOf } from './layer-order.ts'
import { type Declaration, isTree, type Json, type OptionDeclaration } from './units.ts'

export const whole = (name: string, range: readonly [number, number], usual: number) =>
  ({ name, type: 'integer', default: usual, range }) as const
/** Numbers of a setup that belong to no unit. */
export const BATCH_SIZE = { ...whole('batchSize', [1, 10_000], 25), scale: 'log' } as const
export const STEPS = whole('steps', [1, 100_000], 400)
export const MEASURE_EVERY = whole('measureEvery', [1, 100_000], 10)
export const MEMBERS = whole('members', [1, 50], 1)
export const REPEAT = whole('repeat', [0, 50], 1)
const OWN: readonly OptionDeclaration[] = [BATCH_SIZE, STEPS, MEASURE_EVERY, MEMBERS, REPEAT]

/** The value at a path of a setup. */
export function optionAt(setup: object, path: string): Json | undefined {
  return path.split('.').reduce<unknown>((tree, key) => (tree as Record<string, unknown> | undefined)?.[key], setup) as
    | Json
    | undefined
}

/** Finds a unit by the part of a setup that names it, such as `data`, `layers` or `schedule`, and its kind. */
export type FindUnit = (part: string, kind: string) => Declaration | undefined

/** The declaration of the option at a path of a setup, and the unit that it belongs to, if there is one. */
export function declarationAt(
  setup: object,
  keys: readonly string[],
  find: FindUnit,
): { readonly unit: string; readonly declaration: OptionDeclaration } | undefined {
  const name = keys.at(-1)!
  const inUnit = (part: string, kind: string) => {
    const declaration = find(part, kind)?.options.find((option) => option.name === name)
    return declaration && { unit: kind, declaration }
  }
  const owner = optionAt(setup, keys.slice(0, -1).join('.'))
  if (keys[0] === 'techniques') return keys.length === 3 && isTree(owner) ? inUnit('techniques', keys[1]!) : undefined
  if (isTree(owner) && typeof owner.kind === 'string')
    return inUnit(keys.slice(0, -1).findLast((key) => !/^\d+$/.test(key))!, owner.kind)
  const value = optionAt(setup, keys.join('.'))
  const own = value === undefined ? undefined : OWN.find((option) => option.name === name)
  const declaration = own ?? (keys[0] === 'model' ? orderOf(name, value) : undefined)
  return declaration && { unit: 'training', declaration }
}

/** The value of an option as the setup has it written; an order says what stands there. */
export function writtenAt(setup: object, keys: readonly string[], declaration: OptionDeclaration): Json | undefined {
  return declaration.type === 'order' ? declaration.default : optionAt(setup, keys.join('.'))
}
