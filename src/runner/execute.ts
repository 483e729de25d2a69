/** Runs one request to its end, frame by frame. The same code runs in a worker, on the page and in Node. */
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import type { Frame } from '#core/results.ts'
import { type Outcome, runExperiment } from '#core/run.ts'
import type { Environment } from '#core/train/train.ts'
import { SpecError, unitOf } from '#core/units.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { networkToOnnx, writeOnnx } from '#onnx/write.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import type { RunRequest, RunResult } from './protocol.ts'

export function* execute(request: RunRequest, environment: Environment): Generator<Frame, RunResult> {
  const { spec, key, purpose, onnx } = request
  let elapsedMs = 0
  const run = runExperiment(spec, key, purpose, environment)
  for (;;) {
    const started = performance.now()
    const next = run.next()
    elapsedMs += performance.now() - started
    if (!next.done) {
      yield next.value
      continue
    }
    const outcome = next.value
    const training = outcome.kind === 'training' ? outcome : null
    return {
      digest: outcomeDigest(outcome, key.seed),
      metrics: outcome.metrics,
      steps: training?.steps ?? [],
      history: training?.history ?? {},
      divergence: training?.divergence ?? null,
      onnx: onnx === undefined ? null : writeModel(outcome, onnx, request),
      elapsedMs,
    }
  }
}

/** Runs a request at one go. */
export function executeNow(request: RunRequest, environment: Environment): RunResult {
  const run = execute(request, environment)
  for (;;) {
    const next = run.next()
    if (next.done) return next.value
  }
}

function writeModel(outcome: Outcome, name: string, { key }: RunRequest): Uint8Array<ArrayBuffer> {
  if (outcome.kind !== 'training') throw new SpecError('An analysis trains no model, so there is none to take.')
  return writeOnnx(
    networkToOnnx(
      outcome.network,
      outcome.parameters,
      (layer, input, output) => unitOf<LayerUnit>(layers, layer.layer.kind, 'layer').onnx(layer, input, output),
      { name, producerVersion: coreVersion, metadata: { arm: key.arm, seed: String(key.seed) } },
    ),
  )
}
