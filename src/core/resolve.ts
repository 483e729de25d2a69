/** From a spec, an arm and settings to a complete setup: patches merged, options checked, defaults filled in. */
import { analyses } from './analyses/index.ts'
import { dataSets } from './data/index.ts'
import { initializers } from './initializers/index.ts'
import { layers } from './layers/index.ts'
import { losses } from './losses/index.ts'
import { optimizers } from './optimizers/index.ts'
import type { Settings, Spec } from './spec.ts'
import { techniques } from './techniques/index.ts'
import { completeOptions, type Declaration, type Json, type OptionDeclaration, SpecError, unitOf } from './units.ts'

export interface CompleteUnit {
  readonly kind: string
  readonly [option: string]: number | string
}
export interface ResolvedTraining {
  readonly kind: 'training'
  readonly data: CompleteUnit
  readonly model: readonly CompleteUnit[]
  readonly initializer: CompleteUnit
  readonly loss: CompleteUnit
  readonly optimizer: CompleteUnit
  readonly techniques: { readonly [id: string]: { readonly [option: string]: number | string } }
  readonly training: { readonly batchSize: number | 'all'; readonly steps: number; readonly measureEvery: number }
}
export interface ResolvedAnalysis {
  readonly kind: 'analysis'
  readonly analysis: CompleteUnit
}
export type ResolvedArm = ResolvedTraining | ResolvedAnalysis

type Tree = { readonly [key: string]: Json | undefined }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an arm may change; everything else in a spec is about the experiment, not the setup. */
export const SETUP = {
  training: ['data', 'model', 'initializer', 'loss', 'optimizer', 'techniques', 'training'],
  analysis: ['analysis'],
} as const

function refuseUnknown(given: Tree, known: readonly string[], under = ''): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      throw new SpecError(`“${under}${key}” names no part of this experiment. Known: ${known.join(', ')}.`)
}

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
  if (key === undefined) return value
  if (Array.isArray(tree)) {
    if (!/^\d+$/.test(key) || Number(key) >= tree.length)
      throw new SpecError(`“${path}” names no part of this experiment.`)
    return tree.map((element, index) => (index === Number(key) ? put(element, rest, value, path) : element))
  }
  if (!isTree(tree)) throw new SpecError(`“${path}” names no part of this experiment.`)
  return { ...tree, [key]: put(tree[key], rest, value, path) }
}

/** The setup of one arm with these settings; throws a sentence for anything that cannot be built. */
export function resolveArm(spec: Spec, arm: string, settings: Settings = {}): ResolvedArm {
  if (!Object.hasOwn(spec.arms, arm))
    throw new SpecError(`There is no arm “${arm}”. Known: ${Object.keys(spec.arms).join(', ')}.`)
  const patch = (spec.arms as { readonly [arm: string]: Json })[arm]
  if (!isTree(patch)) throw new SpecError(`“arms.${arm}” must be an object of what the arm changes, such as {}.`)
  let base: Json = Object.fromEntries(
    SETUP[spec.kind].flatMap((key) => (key in spec ? [[key, (spec as unknown as Tree)[key]]] : [])),
  ) as Tree
  const paths = Object.entries(settings).map(([path, value]) => ({ path, keys: path.split('.'), value }))
  const inArm = (keys: readonly string[]) => Object.hasOwn(spec.arms, keys[0]!)
  for (const { path, keys, value } of paths) if (!inArm(keys)) base = put(base, keys, value, path)
  let setup = merge(base, patch) as Json
  for (const { path, keys, value } of paths)
    if (inArm(keys) && keys[0] === arm) setup = put(setup, keys.slice(1), value, path)
  return complete(spec.kind, setup as Tree)
}

/** A unit of the registry as a spec writes it, complete; throws a sentence for anything else. */
export function completeUnit<U extends Declaration>(
  registry: readonly U[],
  given: Json | undefined,
  path: string,
  what: string,
): CompleteUnit {
  if (!isTree(given) || typeof given.kind !== 'string')
    throw new SpecError(`“${path}” must be an object with a “kind”, such as { "kind": "${registry[0]!.id}" }.`)
  const declaration = unitOf(registry, given.kind, what)
  return { ...completeOptions(declaration, given, path), kind: declaration.id } as CompleteUnit
}

function count(given: Json | undefined, path: string, high: number): number {
  if (typeof given !== 'number' || !Number.isInteger(given) || given < 1 || given > high)
    throw new SpecError(`“${path}” must be a whole number from 1 to ${high}, not ${JSON.stringify(given)}.`)
  return given
}

function complete(kind: Spec['kind'], setup: Tree): ResolvedArm {
  refuseUnknown(setup, SETUP[kind])
  if (kind === 'analysis') return { kind, analysis: completeUnit(analyses, setup.analysis, 'analysis', 'analysis') }
  for (const key of ['data', 'model', 'optimizer', 'training'] as const)
    if (setup[key] === undefined) throw new SpecError(`The spec has no “${key}”.`)
  if (!Array.isArray(setup.model)) throw new SpecError('“model” must be a list of layers.')
  if (!isTree(setup.training)) throw new SpecError('“training” must hold batchSize, steps and measureEvery.')
  refuseUnknown(setup.training, ['batchSize', 'steps', 'measureEvery'], 'training.')
  const { batchSize, steps, measureEvery } = setup.training
  const given = setup.techniques ?? {}
  if (!isTree(given)) throw new SpecError('“techniques” must be an object keyed by technique.')
  return {
    kind,
    data: completeUnit(dataSets, setup.data, 'data', 'data set'),
    model: setup.model.map((layer, index) => completeUnit(layers, layer, `model.${index}`, 'layer')),
    initializer: completeUnit(initializers, setup.initializer ?? { kind: 'he' }, 'initializer', 'initializer'),
    loss: completeUnit(losses, setup.loss ?? { kind: 'softmax-cross-entropy' }, 'loss', 'loss'),
    optimizer: completeUnit(optimizers, setup.optimizer, 'optimizer', 'optimizer'),
    techniques: Object.fromEntries(
      Object.entries(given).map(([id, options]) => {
        if (!isTree(options)) throw new SpecError(`“techniques.${id}” must be an object of options.`)
        return [id, completeOptions(unitOf<Declaration>(techniques, id, 'technique'), options, `techniques.${id}`)]
      }),
    ),
    training: {
      batchSize: batchSize === 'all' ? batchSize : count(batchSize, 'training.batchSize', 1000),
      steps: count(steps, 'training.steps', 100_000),
      measureEvery: count(measureEvery, 'training.measureEvery', 100_000),
    },
  }
}

/** The value at a path of a resolved arm, such as `techniques.l2.strength`. */
export function optionAt(setup: ResolvedArm, path: string): number | string {
  let value: unknown = setup
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key]
  if (typeof value !== 'number' && typeof value !== 'string')
    throw new SpecError(`“${path}” names no option of this experiment.`)
  return value
}

export interface ControlledOption {
  readonly path: string
  /** The one arm it acts on, where the path begins with an arm. */
  readonly arm: string | null
  readonly declaration: OptionDeclaration
  /** The kind of the unit that declares it. */
  readonly unit: string
  readonly default: number | string
}

/** What a control's path names: its declaration, and its value in the spec as written. */
export function optionOf(spec: Spec, path: string): ControlledOption {
  const keys = path.split('.')
  const arm = Object.hasOwn(spec.arms, keys[0]!) ? keys.shift()! : null
  const setup = resolveArm(spec, arm ?? Object.keys(spec.arms)[0]!)
  const name = keys.at(-1)!
  const owner: Declaration | undefined =
    keys[0] === 'techniques'
      ? techniques.find((technique) => technique.id === keys[1])
      : keys[0] === 'data' && setup.kind === 'training'
        ? dataSets.find((data) => data.id === setup.data.kind)
        : keys[0] === 'optimizer' && setup.kind === 'training'
          ? optimizers.find((optimizer) => optimizer.id === setup.optimizer.kind)
          : keys[0] === 'model' && setup.kind === 'training'
            ? layers.find((layer) => layer.id === setup.model[Number(keys[1])]?.kind)
            : keys[0] === 'analysis' && setup.kind === 'analysis'
              ? analyses.find((analysis) => analysis.id === setup.analysis.kind)
              : undefined
  const declaration = owner?.options.find((option) => option.name === name)
  if (!owner || !declaration) throw new SpecError(`“${path}” names no option of this experiment.`)
  return { path, arm, declaration, unit: owner.id, default: optionAt(setup, keys.join('.')) }
}

/** One line of JSON with sorted keys: equal setups give equal text in every engine. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isTree(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}
