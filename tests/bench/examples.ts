/** The arms that our side trains, and their examples, which every peer gets. */
import type { Datasets, DataUnit, Examples, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Spec } from '#core/spec.ts'
import { completeUnit, unitOf } from '#core/units.ts'
import { BATCH, DROPOUT, LEARNING_RATE, WIDTHS } from './workloads.ts'

export type Network = keyof typeof BATCH

const spiral = { kind: 'spiral', train: 500, validation: 20, test: 100 }
/** Two inputs and a number to predict, as W1 takes the spiral. */
const plane = { kind: 'linear', features: 2, relevant: 2, train: 500 }
const digits = { kind: 'digits', train: 800, validation: 100, test: 200 }
const dense = (units: number) => ({ kind: 'dense', units })
const convolution = (channels: number) => ({ kind: 'conv2d', channels, kernel: 3, padding: 1 })
const [tanh, relu] = [{ kind: 'tanh' }, { kind: 'relu' }]
const outputs = ([, ...units]: readonly number[]) => units.map(dense)
const hidden = WIDTHS.W2.slice(1, -1).map(dense)
const models = {
  W1: { data: plane, loss: { kind: 'squared' }, model: outputs(WIDTHS.W1).flatMap((layer) => [layer, tanh]) },
  W2: { data: digits, model: [...hidden.flatMap((layer) => [layer, relu]), dense(10)] },
  W3: {
    data: digits,
    model: [convolution(8), relu, convolution(16), relu, { kind: 'max-pool' }, { kind: 'flatten' }, dense(10)],
  },
  W6: {
    data: digits,
    model: [
      ...hidden.flatMap((layer) => [layer, { kind: 'batch-norm' }, relu, { kind: 'dropout', probability: DROPOUT }]),
      dense(10),
    ],
  },
}

export function specOf(network: Network, steps = 100_000): Spec {
  const spec = {
    kind: 'training',
    ...models[network],
    optimizer: { kind: 'sgd', learningRate: LEARNING_RATE },
    training: { batchSize: BATCH[network], steps, measureEvery: steps },
    arms: { only: {} },
    show: [],
    controls: [],
  }
  return spec as unknown as Spec
}

export const setupOf = (network: Network) => resolveArm(specOf(network), 'only') as ResolvedTraining

/** Digits, or the spiral with −1 and 1 for its classes. */
export function splitsOf(network: Network, datasets: Datasets): Splits {
  const data = network === 'W1' ? spiral : digits
  const splits = unitOf<DataUnit>(dataSets, data.kind, 'data set').create(
    completeUnit(dataSets, data, 'data', 'data set') as never,
    0,
    datasets,
  )
  if (network !== 'W1') return splits
  const asNumbers = (examples: Examples): Examples => ({
    ...examples,
    labels: new Uint8Array(0),
    values: Float32Array.from(examples.labels, (label) => 2 * label - 1),
  })
  return {
    train: asNumbers(splits.train),
    validation: asNumbers(splits.validation),
    test: asNumbers(splits.test),
  }
}
