/** What techniques and probes see of a run that goes on. */
import type { Examples } from '../data/data.ts'
import type { Network } from '../network.ts'
import type { Mode, Segment } from '../program.ts'
import type { Stream } from '../rng.ts'

/** Data loss of the batch in place and the squared norm of its gradient. */
export interface Gradient {
  readonly dataLoss: number
  readonly gradientSquared: number
}

/** The gradient of a step at the live parameters; called twice in one step, it uses the same masks. */
export type StepGradient = () => Gradient

/** What every run measures at a frame, by metric key: `validation.error`. */
export interface Measured {
  readonly [key: string]: number
}

export interface Evaluation {
  /** Mean data loss. */
  readonly loss: number
  /** Share of wrong classes, or mean squared difference. */
  readonly error: number
}

export interface Running {
  readonly network: Network
  readonly arena: Float32Array
  /** The step that is being made, or the last one that was; 0 before the first. */
  readonly step: number
  /** Examples of the batch in place. */
  readonly count: number
  /** Rows of these examples in the training set. */
  readonly indices: Uint32Array
  /** A stream of draws of the run's seed. */
  stream(name: string): Stream
  /** Runs a segment on the batch in place. */
  run(segment: Segment, mode?: Mode): void
  /** Puts examples in place: their inputs and targets. */
  put(examples: Examples, indices: Uint32Array): void
  /** Forward and backward on the batch in place, with the masks drawn last. Changes nothing but activations and gradients. */
  lossAndGradient(mode: Mode): Gradient
  /** Overwrites the batch in place. Inference unless a mode is given. */
  evaluate(examples: Examples, mode?: Mode): Evaluation
  /** Outputs, [example][output], of `count` inputs [example][feature]. Overwrites the batch in place. */
  outputs(inputs: Float32Array, count: number, mode?: Mode): Float32Array
}
