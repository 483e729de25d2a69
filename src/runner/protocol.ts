/** What the page and its workers say to each other. */
import type { OwnData } from '#core/data/data.ts'
import type { Frame } from '#core/results.ts'
import type { Purpose, RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import type { Divergence } from '#core/train/train.ts'
import type { Sample } from './sample.ts'

export interface RunRequest {
  readonly type: 'run'
  readonly id: number
  readonly spec: Spec
  readonly key: RunKey
  readonly purpose: Purpose
  /** Goes on from here. */
  readonly from?: Checkpoint | undefined
  /** With every frame, give a checkpoint too. */
  readonly checkpoints?: boolean
  /** Also give the trained network as an ONNX file of this name. */
  readonly onnx?: string
  /** Also give so many test examples and the trained network's outputs for them. */
  readonly sample?: number
}
/** What a training shows after this step, be it measured there or not. */
export interface LookRequest {
  readonly type: 'look'
  readonly id: number
  readonly spec: Spec
  readonly key: RunKey
  readonly step: number
  /** Goes on from here. */
  readonly from?: Checkpoint | undefined
}
/** Examples that a reader brought, for specs that name them. */
export interface OwnDataRequest {
  readonly type: 'own-data'
  readonly name: string
  readonly data: OwnData
}
export type Request = RunRequest | LookRequest | OwnDataRequest | { readonly type: 'stop'; readonly id: number }

/** What is left of a run when it is over; small enough to keep for every seed. */
export interface RunResult {
  readonly digest: string
  readonly metrics: { readonly [key: string]: number }
  /** Measured steps and the loss and error series; empty for an analysis. */
  readonly steps: readonly number[]
  readonly history: { readonly [metric: string]: readonly number[] }
  readonly divergence: Divergence | null
  readonly onnx: Uint8Array<ArrayBuffer> | null
  readonly sample: Sample | null
  readonly elapsedMs: number
}

export type Reply =
  | { readonly type: 'ready'; readonly executor: string; readonly core: string }
  | { readonly type: 'frame'; readonly id: number; readonly frame: Frame }
  /** Where a run stands, for it to go on from should its worker die. */
  | { readonly type: 'checkpoint'; readonly id: number; readonly checkpoint: Checkpoint }
  | { readonly type: 'done'; readonly id: number; readonly result: RunResult }
  | { readonly type: 'seen'; readonly id: number; readonly frame: Frame }
  /** The request cannot be run; one sentence says why, be it the spec's fault or not. */
  | { readonly type: 'refused'; readonly id: number; readonly sentence: string; readonly ofSpec: boolean }
