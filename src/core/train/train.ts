/**
 * Trains one arm. The one written order of a step: data loss and its gradient, the penalties' gradients at the clean
 * weights, decay, the optimizer's move. Yields a frame at step 0, every `measureEvery` steps and at the last.
 */

import type { Datasets, DataUnit } from '../data/data.ts'
import { dataSets } from '../data/index.ts'
import { initializers } from '../initializers/index.ts'
import type { InitializerUnit } from '../initializers/initializer.ts'
import type { Network } from '../network.ts'
import { planTraining } from '../plan.ts'
import { probes } from '../probes/index.ts'
import type { ProbeUnit, View } from '../probes/probe.ts'
import { weightNorms } from '../probes/weight-norm.ts'
import type { Executor } from '../program.ts'
import type { CompleteUnit, ResolvedTraining } from '../resolve.ts'
import type { Frame } from '../results.ts'
import { createStream } from '../rng.ts'
import { activeTechniques } from '../techniques/active.ts'
import { unitOf } from '../units.ts'
import { createBatches } from './batches.ts'
import { createMachine } from './machine.ts'

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
  /** Final parameters, in the network's order. */
  readonly parameters: Float32Array
  /** Steps at which the run was measured, and the series measured there. */
  readonly steps: readonly number[]
  readonly history: { readonly [metric: string]: readonly number[] }
  /** By metric key; `…@best-validation` is the same at the first step with the lowest validation error. */
  readonly metrics: { readonly [key: string]: number }
  readonly divergence: Divergence | null
}

const RECORDED = ['train.loss', 'train.error', 'validation.loss', 'validation.error'] as const

export function* train(
  setup: ResolvedTraining,
  seed: number,
  show: readonly CompleteUnit[],
  { executor, datasets }: Environment,
): Generator<Frame, TrainingOutcome> {
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const splits = data.create(setup.data, seed, datasets)
  const planned = planTraining(setup)
  const { network } = planned
  const machine = createMachine(planned, executor)
  const { arena } = machine
  const parameters = arena.subarray(network.parameters.offset, network.parameters.offset + network.parameters.length)
  for (const { slice, value } of planned.options) arena[slice.offset] = value
  initialise(network, setup, seed, arena)

  const active = activeTechniques(setup)
  const penalty = (): number | undefined => {
    const values = active.flatMap(({ unit, options }) => unit.penalty?.(options, network, arena) ?? [])
    return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0)
  }
  const measure = (): Record<string, number> => {
    const train = machine.evaluate(splits.train)
    const validation = machine.evaluate(splits.validation)
    const price = penalty()
    return {
      'train.loss': train.loss,
      'train.error': train.error,
      'validation.loss': validation.loss,
      'validation.error': validation.error,
      'weight-norm': weightNorms(network, arena).all,
      ...(price === undefined ? {} : { penalty: price }),
    }
  }

  const steps: number[] = []
  const history: Record<string, number[]> = Object.fromEntries(RECORDED.map((key) => [key, []]))
  let best = { step: -1, error: Infinity, parameters: new Float32Array(0) }
  let metrics: Record<string, number> = {}
  const record = (step: number, measured: Record<string, number>): Frame => {
    metrics = measured
    steps.push(step)
    for (const key of RECORDED) history[key]!.push(metrics[key]!)
    if (metrics['validation.error']! < best.error)
      best = { step, error: metrics['validation.error']!, parameters: parameters.slice() }
    const view: View = { network, arena, splits, data, metrics, logits: machine.logits }
    return {
      step,
      results: show.flatMap((probe) => unitOf<ProbeUnit>(probes, probe.kind, 'probe').look(probe, view)),
    }
  }

  yield record(0, measure())
  const startNorm = metrics['weight-norm']!
  const batchOf = createBatches(splits.train.count, setup.training.batchSize, seed)
  let divergence: Divergence | null = null
  for (let step = 1; step <= setup.training.steps; step++) {
    const batch = batchOf(step)
    const { dataLoss, gradientSquared } = machine.lossAndGradient(splits.train, batch)
    if (!Number.isFinite(dataLoss) || !Number.isFinite(gradientSquared)) {
      divergence = { step, layer: firstNotFinite(network, arena, batch.length) }
      break
    }
    machine.update(batch.length)
    if (step % setup.training.measureEvery === 0 || step === setup.training.steps) {
      const measured = measure()
      if (!Number.isFinite(measured['train.loss']) || !Number.isFinite(measured['validation.loss'])) {
        machine.lossAndGradient(splits.train, batch)
        divergence = { step, layer: firstNotFinite(network, arena, batch.length) }
        break
      }
      yield record(step, measured)
    }
  }

  const final = parameters.slice()
  const atEnd = { ...metrics, ...splitMetrics('test', machine.evaluate(splits.test)) }
  parameters.set(best.parameters)
  const atBest = { ...measure(), ...splitMetrics('test', machine.evaluate(splits.test)), step: best.step }
  return {
    kind: 'training',
    network,
    parameters: final,
    steps,
    history,
    metrics: {
      ...atEnd,
      'weight-growth': atEnd['weight-norm']! / startNorm,
      ...Object.fromEntries(Object.entries(atBest).map(([key, value]) => [`${key}@best-validation`, value])),
    },
    divergence,
  }
}

const splitMetrics = (split: string, { loss, error }: { loss: number; error: number }) => ({
  [`${split}.loss`]: loss,
  [`${split}.error`]: error,
})

/** Weights from the initializer, each from the stream of its own name; biases stay 0. */
function initialise(network: Network, setup: ResolvedTraining, seed: number, arena: Float32Array): void {
  const initializer = unitOf<InitializerUnit>(initializers, setup.initializer.kind, 'initializer')
  for (const { parameters } of network.layers)
    for (const parameter of parameters)
      if (parameter.role === 'weight') {
        const { offset, length } = parameter.value
        initializer.fill(
          parameter,
          arena.subarray(offset, offset + length),
          createStream(seed, `initializer/${parameter.name}`),
        )
      }
}

function firstNotFinite(network: Network, arena: Float32Array, count: number): string {
  for (const { name, output } of network.layers)
    for (let f = 0; f < output.features; f++)
      for (let b = 0; b < count; b++)
        if (!Number.isFinite(arena[output.value.offset + f * network.capacity + b]!)) return name
  return network.layers.at(-1)!.name
}
