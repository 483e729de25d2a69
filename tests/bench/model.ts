/** A workload's network as an ONNX file, after one step. */
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'
import { type Network, specOf } from './examples.ts'

const environment = await loadEnvironment()

export function modelOf(network: Network): Uint8Array<ArrayBuffer> {
  const key = { arm: 'only', settings: {}, seed: 0 }
  const { onnx } = executeNow(
    { type: 'run', id: 0, spec: specOf(network, 1), key, purpose: 'measures', onnx: network },
    environment,
  )
  return onnx!
}
