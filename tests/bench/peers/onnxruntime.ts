/** onnxruntime-web on WebAssembly, one thread: it does not train, so the weights are those after one of our steps. */
import * as ort from 'onnxruntime-web/wasm'
import { pixels, rowsOf } from '../batches.ts'
import { modelOf } from '../model.ts'
import { serve, type Work } from '../serve.ts'
import { PIXELS, ROWS } from '../workloads.ts'

ort.env.wasm.numThreads = 1

async function inference(network: 'W1' | 'W2', inputs: Float32Array<ArrayBuffer>, rows: number): Promise<Work> {
  const session = await ort.InferenceSession.create(modelOf(network))
  const input = new ort.Tensor('float32', inputs, [rows, inputs.length / rows])
  return async () => {
    await session.run({ input })
    return rows
  }
}

await serve({
  W4: () => inference('W2', new Float32Array(rowsOf('W2', 0, ROWS).inputs), ROWS),
  W5: () => inference('W1', new Float32Array(pixels()), PIXELS),
})
