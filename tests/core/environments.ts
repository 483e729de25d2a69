/** Both executors with the data sets and what a reader opens, for tests that train, and a small experiment for them. */
import type { Segment } from '#core/program.ts'
import type { Frame } from '#core/results.ts'
import { type Outcome, type Purpose, type RunKey, runExperiment } from '#core/run.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import type { Environment, TrainingOutcome } from '#core/train/train.ts'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { own } from '../reference.ts'

const { executor, datasets } = await loadEnvironment()
export const simd: Environment = { executor, datasets: { ...datasets, own } }
export const byDefinition: Environment = { ...simd, executor: definition }

/** Runs as SIMD does, and shows the arena after each segment. */
export function watching(look: (segment: Segment, arena: Float32Array, count: number) => void): Environment {
  return {
    ...simd,
    executor: {
      name: 'watching',
      prepare(program) {
        const { arena, run } = simd.executor.prepare(program)
        return {
          arena,
          run(segment, count, mode) {
            run(segment, count, mode)
            look(segment, arena, count)
          },
        }
      },
    },
  }
}

/** A training that takes milliseconds. */
export const small = {
  kind: 'training',
  data: { kind: 'two-moons', train: 30, validation: 40, test: 100, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
  training: { batchSize: 8, steps: 30, measureEvery: 5 },
  arms: { plain: {} },
  show: [],
  controls: [],
} as const satisfies TrainingSpec

/** Runs to the end: every frame, and the outcome. */
export function run(
  spec: Spec,
  key: Partial<RunKey> = {},
  environment = simd,
  purpose: Purpose = 'measures',
): { frames: Frame[]; outcome: Outcome } {
  const whole = { arm: Object.keys(spec.arms)[0]!, settings: {}, seed: 0, ...key }
  const steps = runExperiment(spec, whole, purpose, environment)
  const frames: Frame[] = []
  for (;;) {
    const next = steps.next()
    if (next.done) return { frames, outcome: next.value }
    frames.push(next.value)
  }
}

/** The outcome of a training. */
export function trained(spec: Spec, key: Partial<RunKey> = {}, environment = simd): TrainingOutcome {
  const { outcome } = run(spec, key, environment)
  if (outcome.kind !== 'training') throw new Error('This experiment trains nothing.')
  return outcome
}
