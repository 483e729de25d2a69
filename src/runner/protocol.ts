/** What the page and its workers say to each other. */
import type { Frame } from '#core/results.ts'
import type { Purpose, RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import type { Divergence } from '#core/train/train.ts'

export interface RunRequest {
  readonly type: 'run'
  readonly id: number
  readonly spec: Spec
  readonly key: RunKey
  readonly purpose: Purpose
  /** Also give the trained network as an ONNX file of this name. */
  readonly onnx?: string
}
export type Request = RunRequest | { readonly type: 'stop'; readonly id: number }

/** What is left of a run when it is over; small enough to keep for every seed. */
export interface RunResult {
  readonly digest: string
  readonly metrics: { readonly [key: string]: number }
  /** Measured steps and the loss and error series; empty for an analysis. */
  readonly steps: readonly number[]
  readonly history: { readonly [metric: string]: readonly number[] }
  readonly divergence: Divergence | null
  readonly onnx: Uint8Array<ArrayBuffer> | null
  readonly elapsedMs: number
}

export type Reply =
  | { readonly type: 'ready'; readonly executor: string; readonly core: string }
  | { readonly type: 'frame'; readonly id: number; readonly frame: Frame }
  | { readonly type: 'done'; readonly id: number; readonly result: RunResult }
  /** The request cannot be run; one sentence says why. */
  | { readonly type: 'refused'; readonly id: number; readonly sentence: string }
