/** What the page and the worker that runs ONNX files say to each other. */
import type { Provider } from './providers.ts'

export interface CreateRequest {
  readonly type: 'create'
  readonly id: number
  readonly model: Uint8Array
  readonly provider: Provider
  /** Examples in each batch. */
  readonly batch: number
}
export interface PredictRequest {
  readonly type: 'predict'
  readonly id: number
  /** The id of the request that created it. */
  readonly session: number
  /** [example][feature], one whole batch. */
  readonly inputs: Float32Array
}
/** Has no answer. */
export interface ReleaseRequest {
  readonly type: 'release'
  readonly session: number
}
export type InferenceRequest = CreateRequest | PredictRequest | ReleaseRequest

/** A session, and why the provider that was asked for is not the one that it has. */
export interface Created {
  readonly type: 'created'
  readonly id: number
  readonly provider: Provider
  readonly refusal: string | null
}
export interface Predicted {
  readonly type: 'predicted'
  readonly id: number
  /** [example][output] */
  readonly outputs: Float32Array
  readonly elapsedMs: number
}
export type InferenceReply =
  | Created
  | Predicted
  | { readonly type: 'failed'; readonly id: number; readonly sentence: string }
