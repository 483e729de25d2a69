/** Plans a resolved training setup: the network, the program, and what techniques and probes do at run time. */
import { layOut, type PlacedLayer } from './lay-out.ts'
import { layers } from './layers/index.ts'
import type { LayerUnit } from './layers/layer.ts'
import { losses } from './losses/index.ts'
import type { LossUnit } from './losses/loss.ts'
import { type Network, ROOM, type Slice } from './network.ts'
import { optimizers } from './optimizers/index.ts'
import type { OptimizerUnit } from './optimizers/optimizer.ts'
import { optionAt } from './option-paths.ts'
import { probes } from './probes/index.ts'
import type { ProbeUnit, View } from './probes/probe.ts'
import type { Operation, Program, Segment } from './program.ts'
import { isRepeat, type ResolvedTraining } from './resolve.ts'
import type { Result } from './results.ts'
import { streamKey } from './rng.ts'
import { activeTechniques } from './techniques/active.ts'
import type { TechniqueHooks } from './techniques/technique.ts'
import { type CompleteUnit, unitOf } from './units.ts'

export type { PlacedLayer } from './lay-out.ts'

/** Room where nothing looks: examples are evaluated in blocks of this many, for a step is faster the less its values are apart. */
const BLOCK = 32

/** What a unit plans with. */
export interface Plan {
  /** Floats from one feature of an activation to the next. */
  readonly capacity: number
  /** Examples that have room at once, a multiple of four. */
  readonly columns: number
  /** One float: the learning rate of the step, after its schedule. */
  readonly learningRate: Slice
  /** Two floats: the seed and the step, from which an operation that draws takes its counter. */
  readonly clock: Slice
  /** Reserves floats of the arena, zero at the start; their content between steps is nobody's business. */
  slice(length: number): Slice
  /** The same, remembered from step to step: a checkpoint holds them. */
  memory(length: number): Slice
  /** One float that holds the option at this path of the arm; a control may move it. */
  option(path: string): Slice
  /** The key of a stream of draws, for an operation's `numbers`. */
  stream(name: string): number
  add(segment: Segment, operation: Operation): void
}

export interface Planned {
  readonly network: Network
  readonly loss: LossUnit
  readonly program: Program
  /** Values to put into the arena before the first step. */
  readonly options: readonly { readonly path: string; readonly slice: Slice; readonly value: number }[]
  readonly learningRate: Slice
  readonly clock: Slice
  /** Everything that the next step depends on, besides the options. */
  readonly memory: readonly Slice[]
  /** One float: Σ g² of the step's data gradient. */
  readonly gradientSquared: Slice
  /** Hooks of the active techniques, in the registry's order. */
  readonly techniques: readonly TechniqueHooks[]
  readonly looks: readonly ((view: View) => readonly Result[])[]
  /** The key under which a member of an ensemble draws: its own name in every stream, the first has none. */
  readonly streamName: (name: string) => string
}

/**
 * `member` counts the networks of an ensemble from 0, `show` are the probes that will look, and at least `columns` examples
 * have room at once.
 */
export function planTraining(
  setup: ResolvedTraining,
  member = 0,
  show: readonly CompleteUnit[] = [],
  columns = ROOM,
): Planned {
  const segments: Record<string, Operation[]> = {}
  const options = new Map<string, { path: string; slice: Slice; value: number }>()
  const memory: Slice[] = []
  const streamName = (name: string) => (member === 0 ? name : `member-${member}/${name}`)
  let arenaLength = 0
  const reserve = (length: number): Slice => {
    const offset = Math.ceil(arenaLength / 4) * 4
    arenaLength = offset + length
    return { offset, length }
  }
  const { training, data } = setup
  const batch = training.batchSize === 'all' ? Number(data.train) : training.batchSize
  const vectors = Math.ceil(Math.max(batch, BLOCK, columns) / 4)
  const plan: Plan = {
    columns: 4 * vectors,
    // An odd number of vectors, for the same column of many features would share few lines of a cache.
    capacity: 4 * (vectors | 1),
    learningRate: reserve(1),
    clock: reserve(2),
    slice: reserve,
    memory(length) {
      const slice = reserve(length)
      memory.push(slice)
      return slice
    },
    option(path) {
      const known = options.get(path)
      if (known) return known.slice
      const value = optionAt(setup, path)
      if (typeof value !== 'number') throw new Error(`The setup has no number at “${path}”.`)
      const slice = reserve(1)
      options.set(path, { path, slice, value })
      return slice
    },
    stream: (name) => streamKey(streamName(name)),
    add(segment, operation) {
      const optional = segment === 'backward' && writes(operation, network.input.gradient)
      segments[segment] ??= []
      segments[segment].push(optional ? onRequest(operation) : operation)
    },
  }

  const active = activeTechniques(setup)
  const written = placed(setup.model, 'model')
  const model = active.reduce<readonly PlacedLayer[]>(
    (model, { unit, options }) => unit.layers?.(options, model) ?? model,
    written,
  )
  const loss = unitOf<LossUnit>(losses, setup.loss.kind, 'loss')
  const network = layOut(setup, model, loss, plan)
  memory.push(network.parameters, network.states)
  const unitFor = ({ kind }: CompleteUnit) => unitOf<LayerUnit>(layers, kind, 'layer')
  for (const layer of network.layers) unitFor(layer.layer).planForward(layer.layer as never, layer, plan)
  loss.planForward(setup.loss as never, network, plan)
  for (const layer of network.layers.toReversed()) unitFor(layer.layer).planBackward(layer.layer as never, layer, plan)
  const gradientSquared = plan.slice(1)
  plan.add('backward', {
    code: 'sum-of-squares',
    operands: [network.gradients, gradientSquared],
    numbers: [network.gradients.length],
  })
  const techniques = active.flatMap(({ unit, options }) => unit.plan?.(options, network, plan) ?? [])
  unitOf<OptimizerUnit>(optimizers, setup.optimizer.kind, 'optimizer').planUpdate(
    setup.optimizer as never,
    network,
    plan,
  )
  plan.option('optimizer.learningRate')
  const looks = show.map((probe) => unitOf<ProbeUnit>(probes, probe.kind, 'probe').plan(probe as never, network, plan))

  return {
    network,
    loss,
    program: { segments, arenaLength },
    options: [...options.values()],
    learningRate: plan.learningRate,
    clock: plan.clock,
    memory,
    gradientSquared,
    techniques,
    looks,
    streamName,
  }
}

const writes = ({ operands }: Operation, { offset, length }: Slice) =>
  operands.some((operand) => operand.offset === offset && operand.length === length)

/** Nobody asks for the gradient in the data, unless somebody does. */
const onRequest = (operation: Operation): Operation => ({
  ...operation,
  when: { ...operation.when, inputGradient: true },
})

/** The model as written, repeats unrolled, each layer with the path of its options. */
function placed(model: ResolvedTraining['model'], path: string): PlacedLayer[] {
  return model.flatMap((layer, index) => {
    const at = `${path}.${index}`
    return isRepeat(layer)
      ? Array.from({ length: layer.repeat }, () => placed(layer.layers, `${at}.layers`)).flat()
      : [{ layer, path: at }]
  })
}
