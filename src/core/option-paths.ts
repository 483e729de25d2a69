/** Paths into a resolved arm, such as `techniques.l2.strength` or `model.0.layers.1.units`: values and declarations. */
import { analyses } from './analyses/index.ts'
import { baselines } from './baselines/index.ts'
import { dataSets } from './data/index.ts'
import { initializers } from './initializers/index.ts'
import { layers } from './layers/index.ts'
import { losses } from './losses/index.ts'
import { optimizers } from './optimizers/index.ts'
import type { ResolvedArm } from './resolve.ts'
import { techniques } from './techniques/index.ts'
import { type Declaration, isTree, type Json, type OptionDeclaration } from './units.ts'

export const whole = (name: string, range: readonly [number, number], usual: number) =>
  ({ name, type: 'integer', default: usual, range }) as const
/** Numbers of a setup that belong to no unit. */
export const BATCH_SIZE = whole('batchSize', [1, 10_000], 25)
export const STEPS = whole('steps', [1, 100_000], 400)
export const MEASURE_EVERY = whole('measureEvery', [1, 100_000], 10)
export const MEMBERS = whole('members', [1, 50], 1)
export const REPEAT = whole('repeat', [0, 50], 1)
const OWN: readonly OptionDeclaration[] = [BATCH_SIZE, STEPS, MEASURE_EVERY, MEMBERS, REPEAT]

/** The value at a path of a resolved arm. */
export function optionAt(setup: ResolvedArm, path: string): Json | undefined {
  return path.split('.').reduce<unknown>((tree, key) => (tree as Record<string, unknown> | undefined)?.[key], setup) as
    | Json
    | undefined
}

const registries: { readonly [part: string]: readonly Declaration[] } = {
  data: dataSets,
  model: layers,
  layers,
  initializer: initializers,
  loss: losses,
  optimizer: optimizers,
  baseline: baselines,
  analysis: analyses,
}

/** The declaration of the option at a path of a resolved arm, and the unit that it belongs to, if there is one. */
export function declarationAt(
  setup: ResolvedArm,
  keys: readonly string[],
): { readonly unit: string; readonly declaration: OptionDeclaration } | undefined {
  const name = keys.at(-1)!
  const owner = optionAt(setup, keys.slice(0, -1).join('.'))
  const find = (unit: Declaration | undefined) => {
    const declaration = unit?.options.find((option) => option.name === name)
    return unit && declaration ? { unit: unit.id, declaration } : undefined
  }
  if (keys[0] === 'techniques')
    return keys.length === 3 && isTree(owner) ? find(techniques.find(({ id }) => id === keys[1])) : undefined
  if (isTree(owner) && typeof owner.kind === 'string') {
    // The part that names the registry: the last key that is no index, or the option that holds a unit.
    const part = keys.slice(0, -1).findLast((key) => !/^\d+$/.test(key))!
    const outer = keys.length > 2 ? declarationAt(setup, keys.slice(0, -1))?.declaration : undefined
    const registry = outer?.type === 'unit' ? outer.registry : registries[part]
    return find(registry?.find((unit) => unit.id === owner.kind))
  }
  const declaration = OWN.find((option) => option.name === name)
  const exists = optionAt(setup, keys.join('.')) !== undefined
  return declaration && exists ? { unit: 'training', declaration } : undefined
}
