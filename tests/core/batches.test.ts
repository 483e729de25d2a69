import { describe, expect, test } from 'vitest'
import { createStream } from '#core/rng.ts'
import { createBatches } from '#core/train/batches.ts'

const stream = (seed: number) => createStream(seed, 'batches')
const taken = (batchOf: (step: number) => Uint32Array, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, k) => [...batchOf(first + k)])
const inOrder = (count: number) => Array.from({ length: count }, (_, index) => index)
const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)

describe.each([
  [100, 25],
  [100, 30],
  [21, 20],
  [7, 1],
])('%i examples in batches of %i', (count, size) => {
  const perEpoch = Math.ceil(count / size)
  const batchOf = createBatches(count, size, stream(5))

  test('each epoch takes every example once, in batches of which only the last is smaller', () => {
    for (let epoch = 0; epoch < 3; epoch++) {
      const batches = taken(batchOf, epoch * perEpoch + 1, (epoch + 1) * perEpoch)
      expect(sorted(batches.flat())).toEqual(inOrder(count))
      expect(batches.map((batch) => batch.length)).toEqual([
        ...Array<number>(perEpoch - 1).fill(size),
        count - (perEpoch - 1) * size,
      ])
    }
  })

  test('epochs and seeds differ in their order', () => {
    const first = taken(batchOf, 1, perEpoch).flat()
    expect(first).not.toEqual(inOrder(count))
    expect(taken(batchOf, perEpoch + 1, 2 * perEpoch).flat()).not.toEqual(first)
    expect(taken(createBatches(count, size, stream(6)), 1, perEpoch).flat()).not.toEqual(first)
  })

  test('a step’s batch does not depend on the steps asked for before', () => {
    const steps = [2 * perEpoch + 1, 1, perEpoch, 3 * perEpoch, 2]
    expect(steps.map((step) => [...batchOf(step)])).toEqual(
      steps.map((step) => [...createBatches(count, size, stream(5))(step)]),
    )
  })
})

test.each(['all', 40, 41] as const)('a batch of %s of 40 examples is all of them, in order', (size) => {
  const batchOf = createBatches(40, size, stream(5))
  for (const step of [1, 2, 9]) expect([...batchOf(step)]).toEqual(inOrder(40))
})
