/** The network: what people name. Layers, parameters and activations, each with its slice of one float32 arena. */
import type { CompleteUnit } from './units.ts'

/** A contiguous range of the arena, in floats. */
export interface Slice {
  readonly offset: number
  readonly length: number
}

/** Scale and shift are γ and β of a normalization. */
export type ParameterRole = 'weight' | 'bias' | 'scale' | 'shift'

export interface Parameter {
  /** `dense-1.weight`: unique in the network, and the key of its initial values' random stream. */
  readonly name: string
  readonly role: ParameterRole
  /** Weights are [outputs, inputs] or [channels out, channels in, height, width], row by row. */
  readonly shape: readonly number[]
  /** Inputs of one output, and outputs that one input reaches. */
  readonly fanIn: number
  readonly fanOut: number
  readonly value: Slice
  readonly gradient: Slice
}

/** Numbers that a layer keeps from step to step and no gradient moves, such as running statistics. */
export interface State {
  readonly name: string
  readonly initial: number
  readonly value: Slice
}

/** Values [feature][capacity]: the batch is innermost. Features of an image are [channel][row][column]. */
export interface Activation {
  readonly shape: readonly number[]
  /** The product of the shape. */
  readonly features: number
  readonly value: Slice
  readonly gradient: Slice
}

export interface PlannedLayer {
  /** Its kind and its number among layers of that kind: `dense-2`. */
  readonly name: string
  readonly layer: CompleteUnit
  /** Where its options stand in the setup: `model.0`, or `techniques.dropout` where a technique put it. */
  readonly path: string
  readonly input: Activation
  readonly output: Activation
  readonly parameters: readonly Parameter[]
  readonly states: readonly State[]
}

/** Examples that have room at once where probes or conditions put some in place, unless the batch is larger. */
export const ROOM = 64

export interface Network {
  readonly layers: readonly PlannedLayer[]
  readonly input: Activation
  /** What the input shows where it is an image, even if the first layer takes it as a list of features. */
  readonly image: { readonly shape: readonly number[]; readonly background: number } | null
  /** Of a classification; null of a regression. */
  readonly classes: number | null
  /** The last layer's output: logits of a classification, predictions of a regression. */
  readonly logits: Activation
  /** Soft targets, [output][capacity]. */
  readonly targets: Slice
  /** Data loss of each example of the batch, [capacity]. */
  readonly losses: Slice
  /** All parameters, one contiguous range; likewise their gradients, in the same order, and the states. */
  readonly parameters: Slice
  readonly gradients: Slice
  readonly states: Slice
  /** Examples that have room at once, a multiple of four. */
  readonly columns: number
  /** Floats from one feature of an activation to the next, at least as many. */
  readonly capacity: number
}
