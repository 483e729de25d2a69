/** From a spec, an arm and settings to a complete setup: patches merged, options checked, defaults filled in. */
import { analyses } from './analyses/index.ts'
import { baselines } from './baselines/index.ts'
import type { DataUnit } from './data/data.ts'
import { dataSets } from './data/index.ts'
import { initializers } from './initializers/index.ts'
import { layers } from './layers/index.ts'
import { losses } from './losses/index.ts'
import { optimizers } from './optimizers/index.ts'
import { BATCH_SIZE, declarationAt, MEASURE_EVERY, MEMBERS, REPEAT, STEPS, whole, writtenAt } from './option-paths.ts'
import { findUnit } from './registries.ts'
import { SETUP, setupOf } from './setup.ts'
import type { Change, Settings, Spec } from './spec.ts'
import { techniques } from './techniques/index.ts'
import {
  type CompleteUnit,
  checkOption,
  completeOptions,
  completeUnit,
  type Declaration,
  isTree,
  type Json,
  type OptionDeclaration,
  SpecError,
  type Tree,
  unitOf,
} from './units.ts'

export interface CompleteRepeat {
  readonly repeat: number
  readonly layers: readonly CompleteLayer[]
}
export type CompleteLayer = CompleteUnit | CompleteRepeat
export const isRepeat = (layer: CompleteLayer): layer is CompleteRepeat => !('kind' in layer)

export interface ResolvedTraining {
  readonly kind: 'training'
  readonly data: CompleteUnit
  readonly model: readonly CompleteLayer[]
  readonly initializer: CompleteUnit
  readonly loss: CompleteUnit
  readonly optimizer: CompleteUnit
  readonly techniques: { readonly [id: string]: { readonly [option: string]: Json } }
  readonly baseline: CompleteUnit | null
  readonly members: number
  readonly training: { readonly batchSize: number | 'all'; readonly steps: number; readonly measureEvery: number }
  /** Values of paths of this arm that hold from the start of a step on, in the order of their steps. */
  readonly changes: readonly { readonly step: number; readonly set: { readonly [path: string]: number } }[]
}
export interface ResolvedAnalysis {
  readonly kind: 'analysis'
  readonly analysis: CompleteUnit
}
export type ResolvedArm = ResolvedTraining | ResolvedAnalysis

/** The units of a setup that names none. */
export const USUAL = { initializer: 'he', classification: 'softmax-cross-entropy', regression: 'squared' } as const

function refuseUnknown(given: Tree, known: readonly string[], under = ''): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      throw new SpecError(`“${under}${key}” names no part of this experiment. Known: ${known.join(', ')}.`)
}

/** The setup of one arm with these settings; throws a sentence for anything that cannot be built. */
export function resolveArm(spec: Spec, arm: string, settings: Settings = {}): ResolvedArm {
  const resolved = complete(spec.kind, setupOf(spec, arm, settings))
  return resolved.kind === 'training' && spec.kind === 'training'
    ? { ...resolved, changes: changesOf(spec, arm, resolved) }
    : resolved
}

/** Changes that reach this arm, their paths without the arm's name. */
function changesOf(
  { arms, changes = [] }: Extract<Spec, { kind: 'training' }>,
  arm: string,
  setup: ResolvedTraining,
): ResolvedTraining['changes'] {
  if (!Array.isArray(changes) || !changes.every((change) => isTree(change) && isTree(change.set)))
    throw new SpecError(
      '“changes” must be a list such as [{ "step": 100, "set": { "optimizer.learningRate": 0.01 } }].',
    )
  return (changes as readonly Change[])
    .map(({ step, set }, index) => {
      checkOption(whole('step', [1, setup.training.steps], 1), step, `changes.${index}.step`)
      const entries = Object.entries(set).flatMap(([path, value]) => {
        const keys = path.split('.')
        if (Object.hasOwn(arms, keys[0]!) && keys.shift() !== arm) return []
        const { declaration } = declarationAt(setup, keys, findUnit) ?? {}
        if (!declaration) throw new SpecError(`“${path}” names no option of this experiment.`)
        if (!declaration.live)
          throw new SpecError(`“${path}” cannot change while a run goes on: start a new run with it.`)
        return [[keys.join('.'), checkOption(declaration, value, path)]]
      })
      return { step, set: Object.fromEntries(entries) as { readonly [path: string]: number } }
    })
    .filter(({ set }) => Object.keys(set).length > 0)
    .sort((a, b) => a.step - b.step)
}

function complete(kind: Spec['kind'], setup: Tree): ResolvedArm {
  refuseUnknown(setup, SETUP[kind])
  if (kind === 'analysis') return { kind, analysis: completeUnit(analyses, setup.analysis, 'analysis', 'analysis') }
  for (const key of ['data', 'model', 'optimizer', 'training'] as const)
    if (setup[key] === undefined) throw new SpecError(`The spec has no “${key}”.`)
  if (!isTree(setup.training)) throw new SpecError('“training” must hold batchSize, steps and measureEvery.')
  refuseUnknown(setup.training, ['batchSize', 'steps', 'measureEvery'], 'training.')
  const { batchSize, steps, measureEvery } = setup.training
  const given = setup.techniques ?? {}
  if (!isTree(given)) throw new SpecError('“techniques” must be an object keyed by technique.')
  const data = completeUnit(dataSets, setup.data, 'data', 'data set')
  const task = unitOf<DataUnit>(dataSets, data.kind, 'data set').task(data as never)
  return {
    kind,
    data,
    model: completeModel(setup.model, 'model'),
    initializer: completeUnit(
      initializers,
      setup.initializer ?? { kind: USUAL.initializer },
      'initializer',
      'initializer',
    ),
    loss: completeUnit(losses, setup.loss ?? { kind: USUAL[task.kind] }, 'loss', 'loss'),
    optimizer: completeUnit(optimizers, setup.optimizer, 'optimizer', 'optimizer'),
    techniques: Object.fromEntries(
      Object.entries(given).map(([id, options]) => {
        if (!isTree(options)) throw new SpecError(`“techniques.${id}” must be an object of options.`)
        return [id, completeOptions(unitOf<Declaration>(techniques, id, 'technique'), options, `techniques.${id}`)]
      }),
    ),
    baseline: setup.baseline ? completeUnit(baselines, setup.baseline, 'baseline', 'baseline') : null,
    members: checkOption(MEMBERS, setup.members ?? 1, 'members') as number,
    training: {
      batchSize: batchSize === 'all' ? 'all' : (checkOption(BATCH_SIZE, batchSize, 'training.batchSize') as number),
      steps: checkOption(STEPS, steps, 'training.steps') as number,
      measureEvery: checkOption(MEASURE_EVERY, measureEvery, 'training.measureEvery') as number,
    },
    changes: [],
  }
}

function completeModel(given: Json | undefined, path: string): readonly CompleteLayer[] {
  if (!Array.isArray(given)) throw new SpecError(`“${path}” must be a list of layers.`)
  return given.map((layer: Json, index) => {
    const at = `${path}.${index}`
    if (!isTree(layer) || !('repeat' in layer)) return completeUnit(layers, layer, at, 'layer')
    refuseUnknown(layer, ['repeat', 'layers'], `${at}.`)
    return {
      repeat: checkOption(REPEAT, layer.repeat, `${at}.repeat`) as number,
      layers: completeModel(layer.layers, `${at}.layers`),
    }
  })
}

/** Options that are a part of the setup by themselves. */
const WHOLE: readonly string[] = ['members', 'model']

export interface ControlledOption {
  readonly path: string
  /** The arm that the path names, or null where it acts on all. */
  readonly arm: string | null
  readonly declaration: OptionDeclaration
  /** The unit that declares it. */
  readonly unit: string
  readonly default: Json | undefined
}

/** What a control's path names: its declaration, and its value in the spec as written. */
export function optionOf(spec: Spec, path: string): ControlledOption {
  const keys = path.split('.')
  const arm = Object.hasOwn(spec.arms, keys[0]!) ? keys.shift()! : null
  const setup = resolveArm(spec, arm ?? Object.keys(spec.arms)[0]!)
  const found = keys.length > 1 || WHOLE.includes(keys[0]!) ? declarationAt(setup, keys, findUnit) : undefined
  if (!found) throw new SpecError(`“${path}” names no option of this experiment.`)
  return { path, arm, ...found, default: writtenAt(setup, keys, found.declaration) }
}
