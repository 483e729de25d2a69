/** Runs one request to its end, step by step. The same code runs in a worker, on the page and in Node. */
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import type { Frame } from '#core/results.ts'
import { type Outcome, startRun } from '#core/run.ts'
import type { Environment } from '#core/train/train.ts'
import { SpecError, unitOf } from '#core/units.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { networkToOnnx, writeOnnx } from '#onnx/write.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import type { RunRequest, RunResult } from './protocol.ts'

/** Each turn makes one step and gives its frame, or null where it is not measured. */
export function* execute(request: RunRequest, environment: Environment): Generator<Frame | null, RunResult> {
  const { spec, key, purpose, onnx } = request
  let elapsedMs = 0
  const { turns } = startRun(spec, key, purpose, environment)
  for (;;) {
    const started = performance.now()
    const next = turns.next()
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
  if (outcome.kind === 'analysis') throw new SpecError('An analysis trains no model, so there is none to take.')
  if (outcome.kind !== 'training') throw new SpecError('A baseline is no network, so there is no model to take.')
  if (outcome.parameters.length !== outcome.network.parameters.length)
    throw new SpecError('An ensemble is several networks: take the model of a run with one member.')
  return writeOnnx(
    networkToOnnx(
      outcome.network,
      outcome,
      (planned, input, output) =>
        unitOf<LayerUnit>(layers, planned.layer.kind, 'layer').onnx(planned.layer as never, planned, input, output),
      { name, producerVersion: coreVersion, metadata: { arm: key.arm, seed: String(key.seed) } },
    ),
  )
}
