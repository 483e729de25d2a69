/** Fits a baseline in place of the network, on the same data. */
import type { BaselineUnit } from '../baselines/baseline.ts'
import { baselines } from '../baselines/index.ts'
import type { DataUnit, Examples } from '../data/data.ts'
import { dataSets } from '../data/index.ts'
import { regression } from '../losses/regression.ts'
import type { ResolvedTraining } from '../resolve.ts'
import { type CompleteUnit, unitOf } from '../units.ts'
import type { Environment } from './train.ts'

export interface BaselineOutcome {
  readonly kind: 'baseline'
  /** On the test examples, [example][class probability or output]. */
  readonly predictions: Float32Array
  /** Errors of each split; a baseline has no best step, so `…@best-validation` is the same. */
  readonly metrics: { readonly [key: string]: number }
}

export function runBaseline(
  setup: ResolvedTraining,
  baseline: CompleteUnit,
  seed: number,
  { datasets }: Environment,
): BaselineOutcome {
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const splits = data.create(setup.data as never, seed, datasets)
  const predict = unitOf<BaselineUnit>(baselines, baseline.kind, 'baseline').fit(
    baseline as never,
    splits.train,
    data.task(setup.data as never),
    seed,
  )
  const errorOn = (examples: Examples) => errorOf(predict(examples.inputs, examples.count), examples)
  const errors = {
    'train.error': errorOn(splits.train),
    'validation.error': errorOn(splits.validation),
    'test.error': errorOn(splits.test),
  }
  return {
    kind: 'baseline',
    predictions: predict(splits.test.inputs, splits.test.count),
    metrics: {
      ...errors,
      ...Object.fromEntries(Object.entries(errors).map(([key, value]) => [`${key}@best-validation`, value])),
    },
  }
}

/** Mean over the examples of what a loss on numbers counts as the error of one. */
function errorOf(predictions: Float32Array, examples: Examples): number {
  const outputs = predictions.length / examples.count
  let sum = 0
  for (let row = 0; row < examples.count; row++)
    sum += regression.error(predictions, row * outputs, 1, examples, row, outputs)
  return sum / examples.count
}
