/** The program: what executors run. Operations on slices of one arena, grouped in segments. */
import type { Slice } from './network.ts'

/**
 * One operation. `operands` are slices of the arena, `numbers` its fixed integers (shapes and strides).
 * Whatever a control or a schedule can move is read from the arena, never stands in `numbers`.
 */
export interface Operation {
  readonly code: string
  readonly operands: readonly Slice[]
  readonly numbers: readonly number[]
  /** The layer it belongs to, for messages. */
  readonly layer?: string
}

/** `forward` and `backward` make one `lossAndGradient`; `penalty` and `update` follow it once a step. */
export type Segment = 'forward' | 'backward' | 'penalty' | 'update'

export interface Program {
  readonly segments: Readonly<Record<Segment, readonly Operation[]>>
  /** Floats. */
  readonly arenaLength: number
}

/** A program on an executor, with its own arena. */
export interface Prepared {
  readonly arena: Float32Array
  /** Runs a segment on the first `count` columns of the batch. */
  run(segment: Segment, count: number): void
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
