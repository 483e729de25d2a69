/**
 * Trains one arm. Each turn makes one step (`learner.ts` has its order) and gives a frame at step 0, every
 * `measureEvery` steps and at the last; at other steps nothing.
 */
import type { Datasets, DataUnit } from '../data/data.ts'
import { dataSets } from '../data/index.ts'
import { type Network, ROOM } from '../network.ts'
import type { View } from '../probes/probe.ts'
import { weightNorms } from '../probes/weight-norm.ts'
import { type Executor, INFERENCE } from '../program.ts'
import type { ResolvedTraining } from '../resolve.ts'
import { type Frame, numbersOf, type Result } from '../results.ts'
import type { Condition } from '../spec.ts'
import { type CompleteUnit, unitOf } from '../units.ts'
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { evaluateUnder } from './conditions.ts'
import { createLearner } from './learner.ts'
import { evaluateAll } from './measure.ts'
import { copyParameters, type Progress, putParameters, RECORDED, startProgress } from './progress.ts'
import type { Evaluation, Measured } from './running.ts'

export interface Environment {
  readonly executor: Executor
  readonly datasets: Datasets
}

/** Where a run met its first value that is not finite. */
export interface Divergence {
  readonly step: number
  /** The first layer, in forward order, whose output is not finite; else the last whose gradient is not. */
  readonly layer: string
}

export interface TrainingOutcome {
  readonly kind: 'training'
  readonly network: Network
  /** Final parameters, in the network's order, and states; of an ensemble those of all members, one after the other. */
  readonly parameters: Float32Array
  readonly states: Float32Array
  /** Steps at which the run was measured, and the series measured there. */
  readonly steps: readonly number[]
  readonly history: { readonly [metric: string]: readonly number[] }
  /** By metric key; `…@best-validation` is the same at the first step with the lowest validation error. */
  readonly metrics: Measured
  readonly divergence: Divergence | null
}

export interface TrainingRun {
  readonly turns: Generator<Frame | null, TrainingOutcome>
  /** The last step made. */
  step(): number
  /**
   * What the probes see after it, at a step that the run measures or another. The step has to be one that was made here:
   * after a resumption there is no batch yet. Nothing of it enters the run, but a probe that compares frames has seen one.
   */
  look(): Frame
  /** The state after the last turn. */
  checkpoint(): Checkpoint
}

export interface TrainingOptions {
  readonly setup: ResolvedTraining
  readonly seed: number
  readonly show: readonly CompleteUnit[]
  /** Probes whose numbers at the last frame enter the metrics; they are shown too. */
  readonly record: readonly CompleteUnit[]
  readonly conditions: { readonly [name: string]: Condition }
  /** Goes on from here; a run with other changes after that step is a fork. */
  readonly from?: Checkpoint | undefined
}

export function startTraining(
  { setup, seed, show, record, conditions, from }: TrainingOptions,
  { executor, datasets }: Environment,
): TrainingRun {
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const splits = data.create(setup.data as never, seed, datasets)
  const watched = [...show, ...record, ...Object.keys(conditions)].length > 0
  const columns = Math.max(watched ? ROOM : 0, ...Object.values(conditions).map(({ batchSize = 0 }) => batchSize))
  const learners = Array.from({ length: setup.members }, (_, member) =>
    createLearner(setup, seed, member, member === 0 ? [...record, ...show] : [], splits, executor, columns),
  )
  const first = learners[0]!
  const progress: Progress = from ? readCheckpoint(setup, seed, learners, from) : startProgress()

  const measure = (): Measured => {
    const penalty = first.penalty()
    return {
      ...keyed('train', evaluateAll(learners, splits.train)),
      ...keyed('validation', evaluateAll(learners, splits.validation)),
      'weight-norm': weightNorms(first.network, first.arena).all,
      ...(penalty === null ? {} : { penalty }),
    }
  }
  const measuring = <T>(measured: () => T): T => {
    const undo = learners.map((learner) => learner.evaluateHooks())
    const result = measured()
    for (const back of undo) back()
    return result
  }
  const seen = (metrics: Measured): readonly (readonly Result[])[] => {
    const view: View = Object.assign(Object.create(first), { splits, data, dataOptions: setup.data, metrics })
    return first.planned.looks.map((look) => look(view))
  }
  let last: Frame | null = null
  const frame = (measured: Measured): Frame => {
    const { steps, history, best } = progress
    steps.push(first.step)
    for (const key of RECORDED) history[key]!.push(measured[key]!)
    if (measured['validation.error']! < best.error)
      progress.best = { step: first.step, error: measured['validation.error']!, parameters: copyParameters(learners) }
    const results = seen(measured)
    progress.metrics = { ...measured, ...numbersOf(results.slice(0, record.length).flat()) }
    last = { step: first.step, results: results.flat() }
    return last
  }

  /** Measures, asks the techniques whether to go on, and gives the frame; null where a loss is not finite. */
  const measureStep = (): Frame | null =>
    measuring(() => {
      const measured = measure()
      if (!Number.isFinite(measured['train.loss']) || !Number.isFinite(measured['validation.loss'])) return null
      const shown = frame(measured)
      const wishes = learners.flatMap((learner) =>
        learner.planned.techniques.map(({ stop }) => stop?.(measured, learner) ?? false),
      )
      progress.stopped = wishes.includes(true)
      return shown
    })

  function* turns(): Generator<Frame | null, TrainingOutcome> {
    const { steps, measureEvery } = setup.training
    if (!from) {
      const start = measureStep()
      if (!start) return conclude({ step: 0, layer: firstNotFinite(first) })
      progress.startNorm = progress.metrics['weight-norm']!
      yield start
    }
    while (first.step < steps && !progress.stopped) {
      const gradients = learners.map((learner) => learner.next())
      const bad = gradients.findIndex((g) => !Number.isFinite(g.dataLoss) || !Number.isFinite(g.gradientSquared))
      if (bad >= 0) return conclude({ step: first.step, layer: firstNotFinite(learners[bad]!) })
      if (first.step % measureEvery !== 0 && first.step < steps) {
        yield null
        continue
      }
      const shown = measureStep()
      if (!shown) {
        first.put(splits.train, first.indices)
        first.lossAndGradient(INFERENCE)
        return conclude({ step: first.step, layer: firstNotFinite(first) })
      }
      yield shown
    }
    return conclude(null)
  }

  const conclude = (divergence: Divergence | null): TrainingOutcome => {
    for (const learner of learners) {
      learner.finish()
      learner.evaluateHooks()
    }
    const final = copyParameters(learners)
    const restored = first.planned.techniques.some(({ finish }) => finish)
    const metrics: Record<string, number> = {
      ...progress.metrics,
      ...(restored && !divergence ? measure() : {}),
      ...keyed('test', evaluateAll(learners, splits.test)),
    }
    metrics['weight-growth'] = metrics['weight-norm']! / progress.startNorm
    for (const [name, condition] of Object.entries(conditions)) {
      const { loss, error } = evaluateUnder(condition, learners, splits.test, data)
      metrics[`test.loss@${name}`] = loss
      metrics[`test.error@${name}`] = error
    }
    putParameters(learners, progress.best.parameters)
    const atBest = { ...measure(), ...keyed('test', evaluateAll(learners, splits.test)), step: progress.best.step }
    for (const [key, value] of Object.entries(atBest)) metrics[`${key}@best-validation`] = value
    return {
      kind: 'training',
      network: first.network,
      parameters: join(final.filter((_, k) => k % 2 === 0)),
      states: join(final.filter((_, k) => k % 2 === 1)),
      steps: progress.steps,
      history: progress.history,
      metrics,
      divergence,
    }
  }

  return {
    turns: turns(),
    step: () => first.step,
    look: () =>
      last?.step === first.step ? last : measuring(() => ({ step: first.step, results: seen(measure()).flat() })),
    checkpoint: () => writeCheckpoint(setup, seed, first.step, learners, progress),
  }
}

const keyed = (split: string, { loss, error }: Evaluation): Measured => ({
  [`${split}.loss`]: loss,
  [`${split}.error`]: error,
})

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function firstNotFinite({ network, arena, count }: Pick<View, 'network' | 'arena' | 'count'>): string {
  for (const { name, output } of network.layers)
    for (let f = 0; f < output.features; f++)
      for (let b = 0; b < count; b++)
        if (!Number.isFinite(arena[output.value.offset + f * network.capacity + b]!)) return name
  return network.layers.at(-1)!.name
}
