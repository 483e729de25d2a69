/**
 * Runs ONNX files with onnxruntime-web; nothing else knows it. Each provider is a bundle of its own, loaded when a
 * session first asks for it, from the site's own files.
 */

import webgpuUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import type { InferenceSession } from 'onnxruntime-web/wasm'
import { withBatch } from './fixed-batch.ts'
import type { Provider } from './providers.ts'

/** A model ready to run on batches of one size. */
export interface Session {
  /** Floats of one batch of inputs. */
  readonly inputLength: number
  /** From [example][feature] to [example][output], one whole batch. */
  run(inputs: Float32Array): Promise<Float32Array>
  release(): Promise<void>
}

type Runtime = typeof import('onnxruntime-web/wasm')

const bundles: Readonly<Record<Provider, () => Promise<Runtime>>> = {
  wasm: () => import('onnxruntime-web/wasm'),
  webgl: () => import('onnxruntime-web/webgl'),
  webgpu: () => import('onnxruntime-web/webgpu'),
}
const kernelUrls: Readonly<Record<Provider, string | null>> = { wasm: wasmUrl, webgl: null, webgpu: webgpuUrl }

async function load(provider: Provider): Promise<Runtime> {
  const runtime = await bundles[provider]()
  const url = kernelUrls[provider]
  if (url !== null) runtime.env.wasm.wasmPaths = { wasm: new URL(url, self.location.href).href }
  // More threads need a cross-origin isolated page, which a plain host does not give.
  runtime.env.wasm.numThreads = 1
  runtime.env.logLevel = 'error'
  return runtime
}

/** Rejects with the runtime's own error where the provider is not to be had or does not take the model. */
export async function createSession(bytes: Uint8Array, provider: Provider, batch: number): Promise<Session> {
  const runtime = await load(provider)
  const { model, inputShape } = withBatch(bytes, batch)
  const session: InferenceSession = await runtime.InferenceSession.create(model, { executionProviders: [provider] })
  return {
    inputLength: inputShape.reduce((product, size) => product * size, 1),
    async run(inputs) {
      const { logits } = await session.run({ input: new runtime.Tensor('float32', inputs, inputShape) })
      return (await logits!.getData()) as Float32Array
    },
    release: () => session.release(),
  }
}
