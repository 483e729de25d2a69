/** The setup of an arm as it is written: the spec's own, with settings and the arm's patch. No unit is asked. */
import { ordersLast, replaced } from './layer-order.ts'
import type { Settings, Spec } from './spec.ts'
import { isTree, type Json, SpecError, type Tree } from './units.ts'

/** What an arm may change; everything else in a spec is about the experiment, not the setup. */
export const SETUP = {
  training: ['data', 'model', 'initializer', 'loss', 'optimizer', 'techniques', 'baseline', 'members', 'training'],
  analysis: ['analysis'],
} as const

function merge(base: Json | undefined, patch: Json | undefined): Json | undefined {
  if (!isTree(patch) || 'kind' in patch) return patch
  const merged: Record<string, Json | undefined> = isTree(base) ? { ...base } : {}
  for (const [key, value] of Object.entries(patch))
    if (value === null) delete merged[key]
    else merged[key] = merge(merged[key], value)
  return merged
}

function put(tree: Json | undefined, keys: readonly string[], value: Json, path: string): Json {
  const [key, ...rest] = keys
  if (key === undefined) return replaced(tree, value, path)
  if (Array.isArray(tree)) {
    if (!/^\d+$/.test(key) || Number(key) >= tree.length)
      throw new SpecError(`“${path}” names no part of this experiment.`)
    return tree.map((element, index) => (index === Number(key) ? put(element, rest, value, path) : element))
  }
  if (!isTree(tree)) throw new SpecError(`“${path}” names no part of this experiment.`)
  return { ...tree, [key]: put(tree[key], rest, value, path) }
}

/** The setup of one arm with these settings, options left out as they are; throws a sentence for a path that leads nowhere. */
export function setupOf(spec: Spec, arm: string, settings: Settings = {}): Tree {
  if (!Object.hasOwn(spec.arms, arm))
    throw new SpecError(`There is no arm “${arm}”. Known: ${Object.keys(spec.arms).join(', ')}.`)
  const patch = (spec.arms as { readonly [arm: string]: Json })[arm]
  if (!isTree(patch)) throw new SpecError(`“arms.${arm}” must be an object of what the arm changes, such as {}.`)
  let base: Json = Object.fromEntries(
    SETUP[spec.kind].flatMap((key) => (key in spec ? [[key, (spec as unknown as Tree)[key]]] : [])),
  ) as Tree
  const paths = ordersLast(settings).map(([path, value]) => ({ path, keys: path.split('.'), value }))
  const inArm = (keys: readonly string[]) => Object.hasOwn(spec.arms, keys[0]!)
  for (const { path, keys, value } of paths) if (!inArm(keys)) base = put(base, keys, value, path)
  let setup = merge(base, patch) as Json
  for (const { path, keys, value } of paths)
    if (inArm(keys) && keys[0] === arm) setup = put(setup, keys.slice(1), value, path)
  return setup as Tree
}
