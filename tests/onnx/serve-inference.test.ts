/** The worker's side of inference: answers in order, WebAssembly where another provider fails. */
import { describe, expect, test } from 'vitest'
import type { InferenceReply } from '#onnx/inference-protocol.ts'
import { type CreateSession, serveInference } from '#onnx/serve-inference.ts'

/** Doubles its inputs; WebGL takes the model and fails when it runs; WebGPU is not there. */
const create: CreateSession = async (model, provider, batch) => {
  if (provider === 'webgpu') throw new Error('no adapter at /mnt/build/file.cc:12\nmore')
  if (model.length === 0) throw new Error('This model is empty.')
  return {
    inputLength: batch,
    run: async (inputs) => {
      if (provider === 'webgl') throw new Error('invalid input shape.')
      return inputs.map((x) => 2 * x)
    },
    release: async () => {},
  }
}

function server() {
  const replies: InferenceReply[] = []
  return { replies, receive: serveInference(create, (reply) => replies.push(reply)) }
}
const model = Uint8Array.of(1)

describe('a session', () => {
  test('runs on the provider that was asked for', async () => {
    const { replies, receive } = server()
    void receive({ type: 'create', id: 0, model, provider: 'wasm', batch: 2 })
    await receive({ type: 'predict', id: 1, session: 0, inputs: Float32Array.of(1, 2) })
    expect(replies[0]).toEqual({ type: 'created', id: 0, provider: 'wasm', refusal: null })
    expect(replies[1]).toMatchObject({ type: 'predicted', id: 1, outputs: Float32Array.of(2, 4) })
  })

  test.each([
    ['webgl', 'invalid input shape.'],
    ['webgpu', 'no adapter at …'],
  ] as const)('of %s that fails runs on WebAssembly and says why', async (provider, refusal) => {
    const { replies, receive } = server()
    await receive({ type: 'create', id: 0, model, provider, batch: 1 })
    expect(replies).toEqual([{ type: 'created', id: 0, provider: 'wasm', refusal }])
    await receive({ type: 'predict', id: 1, session: 0, inputs: Float32Array.of(3) })
    expect(replies[1]).toMatchObject({ outputs: Float32Array.of(6) })
  })

  test('that cannot be had, or was released, is answered with a sentence', async () => {
    const { replies, receive } = server()
    await receive({ type: 'create', id: 0, model: new Uint8Array(0), provider: 'webgpu', batch: 1 })
    await receive({ type: 'create', id: 1, model, provider: 'wasm', batch: 1 })
    await receive({ type: 'release', session: 1 })
    await receive({ type: 'predict', id: 2, session: 1, inputs: Float32Array.of(3) })
    expect(replies.map(({ type }) => type)).toEqual(['failed', 'created', 'failed'])
    expect(replies[0]).toMatchObject({ sentence: 'This model is empty.' })
  })
})
