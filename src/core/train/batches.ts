/** Which examples a step sees: drawn without replacement, reshuffled each epoch; the last batch may be smaller. */
import type { Stream } from '../rng.ts'

/**
 * Steps count from 1. The order depends on the stream, the epoch and the number of examples only. What is given holds for
 * the step alone.
 */
export function createBatches(
  count: number,
  batchSize: number | 'all',
  stream: Stream,
): (step: number) => Uint32Array<ArrayBuffer> {
  const order: Uint32Array<ArrayBuffer> = Uint32Array.from({ length: count }, (_, index) => index)
  if (batchSize === 'all' || batchSize >= count) return () => order
  const perEpoch = Math.ceil(count / batchSize)
  // Cut once, and filled anew each epoch: to cut takes longer than to draw.
  const batches = Array.from({ length: perEpoch }, (_, k) => order.subarray(k * batchSize, (k + 1) * batchSize))
  let epoch = -1
  return (step) => {
    const wanted = Math.floor((step - 1) / perEpoch)
    if (wanted !== epoch) {
      epoch = wanted
      order.set(stream.permutation(count, epoch))
    }
    return batches[(step - 1) % perEpoch]!
  }
}
