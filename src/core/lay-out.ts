/** Gives every parameter, state and activation its slice; refuses a model that cannot be built or does not fit its data. */
import type { DataUnit, Task } from './data/data.ts'
import { dataSets } from './data/index.ts'
import { layers } from './layers/index.ts'
import { type LayerUnit, product, type Shape } from './layers/layer.ts'
import type { LossUnit } from './losses/loss.ts'
import type { Activation, Network, PlannedLayer, Slice } from './network.ts'
import type { Plan } from './plan.ts'
import type { ResolvedTraining } from './resolve.ts'
import { type CompleteUnit, SpecError, unitOf } from './units.ts'

/** A layer of the model and the path of its options: `model.0`, or `techniques.dropout` for one that a technique put. */
export interface PlacedLayer {
  readonly layer: CompleteUnit
  readonly path: string
}

interface NamedLayer extends PlacedLayer {
  readonly name: string
  readonly unit: LayerUnit
  readonly input: Shape
  readonly output: Shape
}

export function layOut(setup: ResolvedTraining, model: readonly PlacedLayer[], loss: LossUnit, plan: Plan): Network {
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const task = data.task(setup.data as never)
  const dataShape = data.shape(setup.data as never)
  const named = shapesOf(model, dataShape, smallestBatch(setup))
  checkEnd(named, loss.outputs(task), task)

  const ranges = <T>(lengthOf: (layer: NamedLayer) => readonly (T & { readonly length: number })[]) => {
    const all = named.map(lengthOf)
    const range = plan.slice(all.flat().reduce((sum, { length }) => sum + length, 0))
    let used = range.offset
    const slices = all.map((list) =>
      list.map(({ length }): Slice => {
        used += length
        return { offset: used - length, length }
      }),
    )
    return { range, slices, all }
  }
  // Contiguous ranges in the same order, so that the optimizer moves everything in one operation.
  const parameterShapes = ({ unit, layer, input }: NamedLayer) =>
    (unit.parameters?.(layer as never, input) ?? []).map((shape) => ({ ...shape, length: product(shape.shape) }))
  const values = ranges(parameterShapes)
  const gradients = ranges(parameterShapes)
  const states = ranges(({ unit, layer, input }: NamedLayer) => unit.states?.(layer as never, input) ?? [])

  const activation = (shape: Shape): Activation => ({
    shape,
    features: product(shape),
    value: plan.slice(product(shape) * plan.capacity),
    gradient: plan.slice(product(shape) * plan.capacity),
  })
  const input = activation(named[0]!.input)
  let current = input
  const planned = named.map(({ layer, path, name, unit, output: shape }, index): PlannedLayer => {
    const output = unit.reshapes ? { ...current, shape } : activation(shape)
    const result = {
      name,
      layer,
      path,
      input: current,
      output,
      parameters: values.all[index]!.map(({ length: _, ...parameter }, k) => ({
        ...parameter,
        name: `${name}.${parameter.name}`,
        value: values.slices[index]![k]!,
        gradient: gradients.slices[index]![k]!,
      })),
      states: states.all[index]!.map(({ name: state, initial }, k) => ({
        name: `${name}.${state}`,
        initial,
        value: states.slices[index]![k]!,
      })),
    }
    current = output
    return result
  })
  return {
    layers: planned,
    input,
    image: dataShape.length === 3 ? { shape: dataShape, background: data.background ?? 0 } : null,
    classes: task.kind === 'classification' ? task.classes : null,
    logits: current,
    targets: plan.slice(current.features * plan.capacity),
    losses: plan.slice(plan.capacity),
    parameters: values.range,
    gradients: gradients.range,
    states: states.range,
    columns: plan.columns,
    capacity: plan.capacity,
  }
}

/** Names the layers by kind and number, and walks the shape through them. */
function shapesOf(model: readonly PlacedLayer[], data: Shape, batch: number): readonly NamedLayer[] {
  const counts = new Map<string, number>()
  const named = model.map(({ layer, path }) => {
    const number = (counts.get(layer.kind) ?? 0) + 1
    counts.set(layer.kind, number)
    return { layer, path, name: `${layer.kind}-${number}`, unit: unitOf<LayerUnit>(layers, layer.kind, 'layer') }
  })
  // An image enters as a list of numbers unless the first layer that cares takes an image.
  const first = named.find(({ unit }) => unit.takes !== undefined)
  let shape: Shape = first?.unit.takes === 'features' ? [product(data)] : data
  return named.map((layer) => {
    const input = shape
    if (layer.unit.takes === 'image' && input.length !== 3)
      throw new SpecError(
        `${layer.name} takes images, but gets ${input.join(' × ')} features: use it on images and before any dense layer.`,
      )
    shape = inLayer(layer.name, () => layer.unit.shape(layer.layer as never, input, batch))
    return { ...layer, input, output: shape }
  })
}

function inLayer<T>(name: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof SpecError ? new SpecError(`${name}: ${error.message}`) : error
  }
}

function checkEnd(named: readonly NamedLayer[], outputs: number, task: Task): void {
  const last = named.at(-1)
  if (!last) throw new SpecError('The model has no layers: give it at least one dense layer.')
  const given = product(last.output)
  if (given === outputs) return
  const wanted =
    task.kind === 'classification' ? `the data have ${task.classes} classes` : `the data have ${task.outputs} values`
  throw new SpecError(
    `The last layer, ${last.name}, gives ${given} outputs, but ${wanted}: end with a dense layer of ${outputs} ${outputs === 1 ? 'unit' : 'units'}.`,
  )
}

/** The size of the smallest batch of an epoch: the last one may have fewer examples. */
function smallestBatch({ data, training }: ResolvedTraining): number {
  const count = Number(data.train)
  if (training.batchSize === 'all' || training.batchSize >= count) return count
  return count % training.batchSize || training.batchSize
}
