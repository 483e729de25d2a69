/** Which examples a step sees: drawn without replacement, reshuffled each epoch; the last batch may be smaller. */
import type { Stream } from '../rng.ts'

/** Steps count from 1; a batch holds until the next is asked for. The order depends on the stream, the epoch and the number of examples only. */
export function createBatches(
  count: number,
  batchSize: number | 'all',
  stream: Stream,
): (step: number) => Uint32Array<ArrayBuffer> {
  const all: Uint32Array<ArrayBuffer> = Uint32Array.from({ length: count }, (_, index) => index)
  if (batchSize === 'all' || batchSize >= count) return () => all
  const perEpoch = Math.ceil(count / batchSize)
  let epoch = -1
  let order = all
  // One place for every batch, whole or last: small networks take steps as short as making an array.
  const whole = new Uint32Array(batchSize)
  const last = whole.subarray(0, count % batchSize || batchSize)
  return (step) => {
    const wanted = Math.floor((step - 1) / perEpoch)
    if (wanted !== epoch) {
      epoch = wanted
      order = stream.permutation(count, epoch)
    }
    const start = ((step - 1) % perEpoch) * batchSize
    const batch = start + batchSize > count ? last : whole
    for (let k = 0; k < batch.length; k++) batch[k] = order[start + k]!
    return batch
  }
}
