/** A network that was trained here, as the core and as onnxruntime run it. */
import * as ort from 'onnxruntime-web/wasm'
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { unitOf } from '#core/units.ts'
import { executeNow } from '#runner/execute.ts'
import { simd, trained } from '../core/environments.ts'

ort.env.wasm.numThreads = 1
ort.env.logLevel = 'error'

/** Test examples, as many as there are or 20, and their outputs, [example][output]. */
export interface Exported {
  readonly expected: Float32Array
  readonly actual: Float32Array
  /** Of the file’s output. */
  readonly dims: readonly number[]
}

/** Trains, writes the file as a reader would get it, and runs both on the same examples. */
export async function exported(spec: Spec, key: RunKey): Promise<Exported> {
  const setup = resolveArm(spec, key.arm, key.settings) as ResolvedTraining
  const planned = planTraining(setup)
  const { network } = planned
  const outcome = trained(spec, key)
  const machine = createMachine(planned, simd.executor)
  for (const { slice, value } of planned.options) machine.arena[slice.offset] = value
  machine.arena.set(outcome.parameters, network.parameters.offset)
  machine.arena.set(outcome.states, network.states.offset)
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const { test } = data.create(setup.data as never, key.seed, simd.datasets)
  const count = Math.min(20, test.count)
  const inputs = test.inputs.slice(0, count * network.input.features)

  const { onnx } = executeNow({ type: 'run', id: 1, spec, key, purpose: 'measures', onnx: 'model' }, simd)
  const session = await ort.InferenceSession.create(onnx!)
  const { logits } = await session.run({ input: new ort.Tensor('float32', inputs, [count, ...network.input.shape]) })
  await session.release()
  return { expected: machine.outputs(inputs, count), actual: logits!.data as Float32Array, dims: logits!.dims }
}
