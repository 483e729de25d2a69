/** What the core’s trained network gives for some test examples, for others to be compared with. */
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import type { ResolvedTraining } from '#core/resolve.ts'
import { createMachine } from '#core/train/machine.ts'
import type { Environment, TrainingOutcome } from '#core/train/train.ts'
import { unitOf } from '#core/units.ts'

/** The first test examples of a run and its network's outputs for them. */
export interface Sample {
  readonly count: number
  /** [example][feature] */
  readonly inputs: Float32Array<ArrayBuffer>
  /** [example][output] */
  readonly outputs: Float32Array<ArrayBuffer>
  /** Class of each example; empty in a regression. */
  readonly labels: Uint8Array<ArrayBuffer>
  /** Time of the core for all of them. */
  readonly elapsedMs: number
}

/** So many test examples, or as many as there are. */
export function sampleOf(
  setup: ResolvedTraining,
  seed: number,
  { parameters, states }: Pick<TrainingOutcome, 'parameters' | 'states'>,
  count: number,
  { executor, datasets }: Environment,
): Sample {
  const planned = planTraining(setup)
  const { network, options } = planned
  const machine = createMachine(planned, executor)
  for (const { slice, value } of options) machine.arena[slice.offset] = value
  machine.arena.set(parameters, network.parameters.offset)
  machine.arena.set(states, network.states.offset)
  const { test } = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set').create(setup.data as never, seed, datasets)
  const taken = Math.min(count, test.count)
  const inputs = test.inputs.slice(0, taken * network.input.features)
  const started = performance.now()
  const outputs = new Float32Array(machine.outputs(inputs, taken))
  const elapsedMs = performance.now() - started
  return { count: taken, inputs, outputs, labels: test.labels.slice(0, taken), elapsedMs }
}
