/** One network of a spec that learns step by step, for tests that look into its arena. */
import type { DataUnit, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import type { Slice } from '#core/network.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createLearner, type Learner } from '#core/train/learner.ts'
import { unitOf } from '#core/units.ts'
import { simd } from './environments.ts'

export interface Learning extends Learner {
  readonly splits: Splits
  read(slice: Slice): Float32Array
}

export function learning(spec: TrainingSpec, seed = 0, environment = simd): Learning {
  const setup = resolveArm(spec, Object.keys(spec.arms)[0]!) as ResolvedTraining
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const splits = data.create(setup.data as never, seed, environment.datasets)
  const learner = createLearner(setup, seed, 0, [], splits, environment.executor, 0)
  const read = ({ offset, length }: Slice) => learner.arena.slice(offset, offset + length)
  return Object.assign(learner, { splits, read })
}
