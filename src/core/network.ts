/** The network: what people name. Layers, parameters and activations, each with its slice of one float32 arena. */
import type { Unit } from './units.ts'

/** A contiguous range of the arena, in floats. */
export interface Slice {
  readonly offset: number
  readonly length: number
}

export type ParameterRole = 'weight' | 'bias'

export interface Parameter {
  /** `dense-1.weight`: unique in the network, and the key of its initial values' random stream. */
  readonly name: string
  readonly role: ParameterRole
  /** Weights are [outputs, inputs], row by row. */
  readonly shape: readonly number[]
  readonly fanIn: number
  readonly value: Slice
  readonly gradient: Slice
}

/** Values [feature][capacity]: the batch is innermost. */
export interface Activation {
  readonly features: number
  readonly value: Slice
  /** Null for the network's input: nobody asks for the gradient of the data. */
  readonly gradient: Slice | null
}

export interface PlannedLayer {
  /** Its kind and its number among layers of that kind: `dense-2`. */
  readonly name: string
  readonly layer: Unit
  readonly input: Activation
  readonly output: Activation
  readonly parameters: readonly Parameter[]
}

export interface Network {
  readonly layers: readonly PlannedLayer[]
  readonly input: Activation
  readonly logits: Activation
  /** Soft targets, [class][capacity]. */
  readonly targets: Slice
  /** Data loss of each example of the batch, [capacity]. */
  readonly losses: Slice
  /** All parameters, one contiguous range; likewise their gradients, in the same order. */
  readonly parameters: Slice
  readonly gradients: Slice
  /** Columns that an activation has room for; a multiple of four. */
  readonly capacity: number
}
