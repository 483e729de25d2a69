/** What peers train on: the batches of an epoch and the pixels of W5, as flat arrays [example][feature]. */
import { loadEnvironment } from '#runner/environment-node.ts'
import { type Network, splitsOf } from './examples.ts'
import { BATCH, PIXELS } from './workloads.ts'

const { datasets } = await loadEnvironment()

export interface Batch {
  readonly inputs: Float32Array
  /** Classes of digits; −1 or 1 on the spiral. */
  readonly targets: Float32Array
}

/** Rows `start` to `start + count` of the training set, from its beginning where it is at its end. */
export function rowsOf(network: Network, start: number, count: number): Batch {
  const { train } = splitsOf(network, datasets)
  const features = train.inputs.length / train.count
  const row = (k: number) => (start + k) % train.count
  return {
    inputs: Float32Array.from(
      { length: count * features },
      (_, at) => train.inputs[row(Math.floor(at / features)) * features + (at % features)]!,
    ),
    targets: Float32Array.from({ length: count }, (_, k) => train.values[row(k)] ?? train.labels[row(k)]!),
  }
}

export function batchesOf(network: Network): readonly Batch[] {
  const { train } = splitsOf(network, datasets)
  const size = BATCH[network]
  return Array.from({ length: train.count / size }, (_, k) => rowsOf(network, k * size, size))
}

/** Points of the plane, [pixel][coordinate]. */
export const pixels = (): Float32Array =>
  Float32Array.from({ length: 2 * PIXELS }, (_, k) => ((k * 7919) % 2003) / 1001 - 1)

/** Weights as He draws them. */
export function weights(length: number, inputs: number): Float32Array {
  const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  return Float32Array.from({ length }, () => Math.sqrt(2 / inputs) * normal())
}

/** Calls `work` on each of a list in turn. */
export function inTurn<T>(items: readonly T[], work: (item: T) => number): () => number {
  let next = 0
  return () => {
    const item = items[next]!
    next = (next + 1) % items.length
    return work(item)
  }
}
