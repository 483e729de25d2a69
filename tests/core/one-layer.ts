/** One layer planned alone, so that its operations can be run on either executor or in float64. */
import { layers } from '#core/layers/index.ts'
import { type LayerUnit, product } from '#core/layers/layer.ts'
import type { Activation, Parameter, PlannedLayer, Slice, State } from '#core/network.ts'
import type { Plan } from '#core/plan.ts'
import type { Mode, Operation, Program, Segment } from '#core/program.ts'
import { streamKey } from '#core/rng.ts'
import { completeOptions, type Json, unitOf } from '#core/units.ts'

export interface OneLayer {
  readonly unit: LayerUnit
  readonly layer: PlannedLayer
  readonly program: Program
  /** Seed and step. */
  readonly clock: Slice
  /** Puts the options, scales of 1 and the states' initial values into an arena of the program's length. */
  begin(arena: Float32Array | Float64Array): void
  /** The operations of a segment that run in a mode. */
  operations(segment: Segment, mode: Mode): readonly Operation[]
}

/** Throws where the layer cannot be built for this shape and smallest batch. */
export function planOneLayer(
  kind: string,
  given: { readonly [option: string]: Json },
  shape: readonly number[],
  capacity: number,
  smallestBatch = capacity,
): OneLayer {
  const unit = unitOf<LayerUnit>(layers, kind, 'layer')
  const options = completeOptions(unit, given, 'layer') as never
  const segments: Record<string, Operation[]> = {}
  const placed = new Map<string, { readonly slice: Slice; readonly value: number }>()
  let arenaLength = 0
  const slice = (length: number): Slice => {
    arenaLength += length
    return { offset: arenaLength - length, length }
  }
  const clock = slice(2)
  const plan: Plan = {
    columns: capacity,
    capacity,
    learningRate: slice(1),
    clock,
    slice,
    memory: slice,
    option(path) {
      const known = placed.get(path) ?? { slice: slice(1), value: Number(options[path.replace('layer.', '')]) }
      placed.set(path, known)
      return known.slice
    },
    stream: streamKey,
    add(segment, operation) {
      segments[segment] = [...(segments[segment] ?? []), operation]
    },
  }
  const activation = (shape: readonly number[]): Activation => {
    const features = product(shape)
    return { shape, features, value: slice(features * capacity), gradient: slice(features * capacity) }
  }
  const output = unit.shape(options, shape, smallestBatch)
  const layer: PlannedLayer = {
    name: `${kind}-1`,
    layer: { ...(options as object), kind },
    path: 'layer',
    input: activation(shape),
    output: activation(output),
    parameters: (unit.parameters?.(options, shape) ?? []).map((parameter): Parameter => {
      const length = product(parameter.shape)
      return { ...parameter, name: `${kind}-1.${parameter.name}`, value: slice(length), gradient: slice(length) }
    }),
    states: (unit.states?.(options, shape) ?? []).map(
      ({ name, initial, length }): State => ({ name: `${kind}-1.${name}`, initial, value: slice(length) }),
    ),
  }
  unit.planForward(options, layer, plan)
  unit.planBackward(options, layer, plan)
  const put = (arena: Float32Array | Float64Array, { offset, length }: Slice, value: number) =>
    arena.fill(value, offset, offset + length)
  return {
    unit,
    layer,
    program: { segments, arenaLength },
    clock,
    begin(arena) {
      for (const option of placed.values()) put(arena, option.slice, option.value)
      for (const { role, value } of layer.parameters) put(arena, value, role === 'scale' ? 1 : 0)
      for (const { initial, value } of layer.states) put(arena, value, initial)
    },
    operations: (segment, mode) =>
      (segments[segment] ?? []).filter(({ when = {} }) =>
        Object.entries(when).every(([key, value]) => mode[key as keyof Mode] === value),
      ),
  }
}
