/** The batch of a model can be fixed without changing anything else of it. */
import * as ort from 'onnxruntime-web/wasm'
import { describe, expect, test } from 'vitest'
import type { TrainingSpec } from '#core/spec.ts'
import { withBatch } from '#onnx/fixed-batch.ts'
import { executeNow } from '#runner/execute.ts'
import { simd, small } from '../core/environments.ts'
import { decode, message, text } from './decode.ts'

ort.env.wasm.numThreads = 1

const spec = {
  ...small,
  data: { kind: 'digits', train: 40, validation: 40, test: 100 },
  model: [
    { kind: 'conv2d', channels: 2 },
    { kind: 'dense', units: 10 },
  ],
  optimizer: { kind: 'sgd', learningRate: 0.02 },
} as unknown as TrainingSpec
const key = { arm: 'plain', settings: {}, seed: 1 }
const { onnx, sample } = executeNow(
  { type: 'run', id: 0, spec, key, purpose: 'measures', onnx: 'model', sample: 4 },
  simd,
)

describe('a model for batches of one size', () => {
  const { model, inputShape } = withBatch(onnx!, 4)

  test('says so where it left the size open, in input and output', () => {
    expect(inputShape).toEqual([4, 1, 8, 8])
    const shapeOf = (bytes: Uint8Array, field: number) => {
      const type = message(message(decode(bytes), 7), field)
      return message(message(message(type, 2), 1), 2)
        .get(1)!
        .map((dimension) => decode(dimension as Uint8Array))
    }
    for (const field of [11, 12]) {
      expect(text(shapeOf(onnx!, field)[0]!, 2)).toEqual(['batch'])
      expect(shapeOf(model, field)[0]!.get(1)).toEqual([4n])
      expect(shapeOf(model, field).slice(1)).toEqual(shapeOf(onnx!, field).slice(1))
    }
  })

  test('is otherwise the same, byte for byte', () => {
    const graph = message(decode(model), 7)
    const before = message(decode(onnx!), 7)
    for (const field of [1, 2, 5]) expect(graph.get(field)).toEqual(before.get(field))
    expect(withBatch(model, 9).model).toEqual(model)
  })

  test('gives the outputs of the core', async () => {
    const session = await ort.InferenceSession.create(model)
    const { logits } = await session.run({ input: new ort.Tensor('float32', sample!.inputs, inputShape) })
    await session.release()
    const outputs = logits!.data as Float32Array
    expect(outputs).toHaveLength(40)
    outputs.forEach((output, k) => {
      expect(Math.abs(output - sample!.outputs[k]!)).toBeLessThan(1e-5)
    })
  })
})

test('what is no model is refused with a sentence', () => {
  expect(() => withBatch(Uint8Array.of(0x3a, 0x7f), 1)).toThrow('These bytes are no ONNX file')
  expect(() => withBatch(Uint8Array.of(0x0f, 1, 2), 1)).toThrow('These bytes are no ONNX file')
})
