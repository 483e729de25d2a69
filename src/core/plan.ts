/** Plans a resolved training setup: the network, the program and where the options stand in the arena. */
import { dataSets } from './data/index.ts'
import { layers } from './layers/index.ts'
import type { LayerUnit } from './layers/layer.ts'
import { losses } from './losses/index.ts'
import type { LossUnit } from './losses/loss.ts'
import type { Activation, Network, Parameter, PlannedLayer, Slice } from './network.ts'
import { optimizers } from './optimizers/index.ts'
import type { OptimizerUnit } from './optimizers/optimizer.ts'
import type { Operation, Program, Segment } from './program.ts'
import { optionAt, type ResolvedTraining } from './resolve.ts'
import { activeTechniques } from './techniques/active.ts'
import { SpecError, unitOf } from './units.ts'

/** Evaluation runs in blocks of this many examples, or of the batch size where that is larger. */
const BLOCK = 64

/** What a unit plans with. */
export interface Plan {
  /** Columns that an activation has room for. */
  readonly capacity: number
  /** Reserves floats of the arena, zero at the start. */
  slice(length: number): Slice
  /** One float that holds the option at this path of the arm; a control or a schedule may move it. */
  option(path: string): Slice
  add(segment: Segment, operation: Operation): void
}

export interface Planned {
  readonly network: Network
  readonly program: Program
  /** Values to put into the arena before the first step. */
  readonly options: readonly { readonly path: string; readonly slice: Slice; readonly value: number }[]
  /** One float: Σ g² of the step's data gradient. */
  readonly gradientSquared: Slice
}

export function planTraining(setup: ResolvedTraining): Planned {
  const segments: Record<Segment, Operation[]> = { forward: [], backward: [], penalty: [], update: [] }
  const options = new Map<string, { path: string; slice: Slice; value: number }>()
  let arenaLength = 0
  const batch = setup.training.batchSize === 'all' ? Number(setup.data.train) : setup.training.batchSize
  const plan: Plan = {
    capacity: Math.ceil(Math.max(batch, BLOCK) / 4) * 4,
    slice(length) {
      const offset = Math.ceil(arenaLength / 4) * 4
      arenaLength = offset + length
      return { offset, length }
    },
    option(path) {
      const known = options.get(path)
      if (known) return known.slice
      const slice = plan.slice(1)
      options.set(path, { path, slice, value: Number(optionAt(setup, path)) })
      return slice
    },
    add: (segment, operation) => segments[segment].push(operation),
  }

  const network = layOut(setup, plan)
  const unitFor = (layer: PlannedLayer) => unitOf<LayerUnit>(layers, layer.layer.kind, 'layer')
  for (const layer of network.layers) unitFor(layer).planForward(layer, plan)
  unitOf<LossUnit>(losses, setup.loss.kind, 'loss').planForward(network, plan)
  for (const layer of network.layers.toReversed()) unitFor(layer).planBackward(layer, plan)
  const gradientSquared = plan.slice(1)
  plan.add('backward', {
    code: 'sum-of-squares',
    operands: [network.gradients, gradientSquared],
    numbers: [network.gradients.length],
  })
  const active = activeTechniques(setup)
  for (const { unit, options } of active) unit.planPenalty?.(options, network, plan)
  for (const { unit, options } of active) unit.planBeforeUpdate?.(options, network, plan)
  unitOf<OptimizerUnit>(optimizers, setup.optimizer.kind, 'optimizer').planUpdate(network, plan)

  return { network, program: { segments, arenaLength }, options: [...options.values()], gradientSquared }
}

/** Gives every parameter and activation its slice; refuses a model that does not fit its data. */
function layOut(setup: ResolvedTraining, plan: Plan): Network {
  const { features, classes } = unitOf(dataSets, setup.data.kind, 'data set')
  const counts = new Map<string, number>()
  const planned = setup.model.map((layer) => {
    const number = (counts.get(layer.kind) ?? 0) + 1
    counts.set(layer.kind, number)
    return { layer, name: `${layer.kind}-${number}`, unit: unitOf<LayerUnit>(layers, layer.kind, 'layer') }
  })

  let width = features
  const shapes = planned.map(({ layer, unit }) => {
    const shape = { input: width, parameters: unit.parameters(layer as never, width) }
    width = unit.features(layer as never, width)
    return shape
  })
  const last = planned.at(-1)
  if (!last) throw new SpecError('The model has no layers: give it at least one dense layer.')
  if (width !== classes)
    throw new SpecError(
      `The last layer, ${last.name}, gives ${width} outputs, but the data have ${classes} classes: end with a dense layer of ${classes} units.`,
    )

  // Two contiguous ranges in the same order, so that the optimizer moves everything in one operation.
  const sizes = shapes.flatMap(({ parameters }) => parameters.map(({ shape }) => shape.reduce((a, b) => a * b, 1)))
  const total = sizes.reduce((a, b) => a + b, 0)
  const parameters = plan.slice(total)
  const gradients = plan.slice(total)
  let used = 0
  const parametersOf = planned.map(({ name }, index) =>
    shapes[index]!.parameters.map((shape): Parameter => {
      const length = shape.shape.reduce((a, b) => a * b, 1)
      const at = used
      used += length
      return {
        ...shape,
        name: `${name}.${shape.name}`,
        value: { offset: parameters.offset + at, length },
        gradient: { offset: gradients.offset + at, length },
      }
    }),
  )

  const activation = (width: number, gradient: boolean): Activation => ({
    features: width,
    value: plan.slice(width * plan.capacity),
    gradient: gradient ? plan.slice(width * plan.capacity) : null,
  })
  const input = activation(features, false)
  let current = input
  const networkLayers = planned.map(({ layer, name, unit }, index): PlannedLayer => {
    const output = activation(unit.features(layer as never, shapes[index]!.input), true)
    const result = { name, layer, input: current, output, parameters: parametersOf[index]! }
    current = output
    return result
  })
  return {
    layers: networkLayers,
    input,
    logits: current,
    targets: plan.slice(classes * plan.capacity),
    losses: plan.slice(plan.capacity),
    parameters,
    gradients,
    capacity: plan.capacity,
  }
}
