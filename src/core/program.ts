/** The program: what executors run. Operations on slices of one arena, grouped in segments. */
import type { Slice } from './network.ts'

/** How a network is evaluated. */
export interface Mode {
  /** Whether dropout and its kin are at work. */
  readonly noise: boolean
  /** Whether batch normalization uses the batch's statistics or the stored ones. */
  readonly statistics: 'batch' | 'running'
  /** Whether the gradient in the network's input is wanted too. */
  readonly inputGradient: boolean
}

export const TRAINING: Mode = { noise: true, statistics: 'batch', inputGradient: false }
export const INFERENCE: Mode = { noise: false, statistics: 'running', inputGradient: false }

/**
 * One operation. `operands` are slices of the arena, `numbers` its fixed integers (shapes, strides, streams).
 * Whatever a control or a schedule can move is read from the arena, never stands in `numbers`.
 */
export interface Operation {
  readonly code: string
  readonly operands: readonly Slice[]
  readonly numbers: readonly number[]
  /** Runs only in modes that agree with this. */
  readonly when?: Partial<Mode>
  /** The layer it belongs to, for messages. */
  readonly layer?: string
}

/**
 * `draw` (masks and noise into buffers), `forward` and `backward` make one `lossAndGradient`; `batch` transforms a
 * step's examples before it; the rest follows it once a step, in this order. A technique or probe may own segments,
 * named `<its id>/<what>`.
 */
export type Segment =
  | 'batch'
  | 'draw'
  | 'forward'
  | 'backward'
  | 'commit'
  | 'penalty'
  | 'before-update'
  | 'update'
  | 'after-update'
  | `${string}/${string}`

export interface Program {
  readonly segments: { readonly [segment: string]: readonly Operation[] }
  /** Floats. */
  readonly arenaLength: number
}

/** A program on an executor, with its own arena. */
export interface Prepared {
  readonly arena: Float32Array
  /** Runs the operations of a segment that agree with the mode, on the first `count` columns of the batch. */
  run(segment: Segment, count: number, mode: Mode): void
}

/** Definition and SIMD are two of these; they agree to the last bit. */
export interface Executor {
  readonly name: string
  prepare(program: Program): Prepared
}

/** target = target + coefficient · source; the coefficient is one float of the arena. */
export const addScaled = (target: Slice, source: Slice, coefficient: Slice): Operation => ({
  code: 'add-scaled',
  operands: [target, source, coefficient],
  numbers: [target.length],
})

/** target = source. */
export const copy = (target: Slice, source: Slice): Operation => ({
  code: 'copy',
  operands: [source, target],
  numbers: [target.length],
})

/** out = x + y or out = x · y, entry by entry; out may be one of them. */
export const combine = (code: 'add' | 'multiply', x: Slice, y: Slice, out: Slice): Operation => ({
  code,
  operands: [x, y, out],
  numbers: [1, out.length, out.length],
})
