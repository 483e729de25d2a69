/** Carries out one request, step by step. The same code runs in a worker, on the page and in Node. */
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import type { ResolvedTraining } from '#core/resolve.ts'
import type { Frame } from '#core/results.ts'
import { type Outcome, type Run, startRun } from '#core/run.ts'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import type { Environment } from '#core/train/train.ts'
import { SpecError, unitOf } from '#core/units.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { networkToOnnx, writeOnnx } from '#onnx/write.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import type { LookRequest, RunRequest, RunResult } from './protocol.ts'
import { type Sample, sampleOf } from './sample.ts'

/** A request under way. */
export interface Execution<R> {
  /** Each turn makes one step and gives its frame, or null where it is not measured. */
  readonly turns: Generator<Frame | null, R>
  /** Where it stands; null where nothing trains. */
  checkpoint(): Checkpoint | null
}

export function execute(request: RunRequest, environment: Environment): Execution<RunResult> {
  const { spec, key, purpose, from } = request
  const { turns, checkpoint } = startRun(spec, key, purpose, environment, from)
  return { turns: conclude(turns, request, environment), checkpoint }
}

function* conclude(
  turns: Run['turns'],
  request: RunRequest,
  environment: Environment,
): Generator<Frame | null, RunResult> {
  const { key, onnx, sample = 0 } = request
  let elapsedMs = 0
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
      sample: sample > 0 ? takeSample(outcome, sample, request, environment) : null,
      elapsedMs,
    }
  }
}

/** Runs a request at one go. */
export function executeNow(request: RunRequest, environment: Environment): RunResult {
  const { turns } = execute(request, environment)
  for (;;) {
    const next = turns.next()
    if (next.done) return next.value
  }
}

/** Makes the steps up to the one that is looked at; refuses where there is no such step. */
export function executeLook({ spec, key, step, from }: LookRequest, environment: Environment): Execution<Frame> {
  // What is seen of a step's own batch needs the step to be made.
  const run = startRun(spec, key, 'frames', environment, from && from.step < step ? from : undefined)
  function* turns(): Generator<Frame | null, Frame> {
    while (run.step() < step && !run.turns.next().done) yield null
    const frame = run.step() === step ? run.look() : null
    if (frame === null) throw new SpecError(`This run has no step ${step}.`)
    return frame
  }
  return { turns: turns(), checkpoint: run.checkpoint }
}

/** The outcome of a run whose result is one network; refuses another. */
function oneNetwork(outcome: Outcome): Outcome & { readonly kind: 'training' } {
  if (outcome.kind === 'analysis') throw new SpecError('An analysis trains no model, so there is none to take.')
  if (outcome.kind !== 'training') throw new SpecError('A baseline is no network, so there is no model to take.')
  if (outcome.parameters.length !== outcome.network.parameters.length)
    throw new SpecError('An ensemble is several networks: take the model of a run with one member.')
  return outcome
}

function takeSample(outcome: Outcome, count: number, { key }: RunRequest, environment: Environment): Sample {
  const trained = oneNetwork(outcome)
  return sampleOf(trained.arm as ResolvedTraining, key.seed, trained, count, environment)
}

function writeModel(outcome: Outcome, name: string, { key }: RunRequest): Uint8Array<ArrayBuffer> {
  const trained = oneNetwork(outcome)
  return writeOnnx(
    networkToOnnx(
      trained.network,
      trained,
      (planned, input, output) =>
        unitOf<LayerUnit>(layers, planned.layer.kind, 'layer').onnx(planned.layer as never, planned, input, output),
      { name, producerVersion: coreVersion, metadata: { arm: key.arm, seed: String(key.seed) } },
    ),
  )
}
