import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RunKey } from '#core/run.ts'
import type { Presence } from '#demos/presence.svelte.ts'
import type { RunOptions } from '#runner/client.ts'
import type { RunRequest, RunResult } from '#runner/protocol.ts'
import { ownModules } from '../own-modules.ts'
import { twoArms as spec } from './documents.ts'
import { noResult } from './results.ts'

/** Runs that have begun and wait for the test to end them. */
const { under } = vi.hoisted(() => ({ under: [] as { seed: number; end: () => void }[] }))
vi.mock('#runner/client.ts', () => ({
  pageRunner: () => ({
    size: 2,
    run: ({ key }: RunRequest, { signal }: RunOptions) =>
      new Promise<RunResult>((resolve, reject) => {
        const one = {
          seed: key.seed,
          end() {
            under.splice(under.indexOf(one), 1)
            resolve({ ...noResult, metrics: { seed: key.seed } })
          },
        }
        under.push(one)
        signal!.addEventListener('abort', () => {
          if (under.includes(one)) under.splice(under.indexOf(one), 1)
          reject(signal!.reason)
        })
      }),
  }),
}))

const { RunBatch } = await ownModules(() => import('#demos/run-batch.svelte.ts'))

/** Whether a demo is seen, as the test says. */
function screen() {
  let waiting: (() => void)[] = []
  const presence = {
    seen: true,
    whenSeen: () => new Promise<void>((resolve) => (presence.seen ? resolve() : waiting.push(resolve))),
    watch: () => () => {},
  }
  return {
    presence: presence as unknown as Presence,
    show(seen: boolean) {
      presence.seen = seen
      if (seen) for (const go of waiting) go()
      waiting = []
    },
  }
}
const keys = (count: number): RunKey[] =>
  Array.from({ length: count }, (_, seed) => ({ arm: 'plain', settings: {}, seed }))
const settle = () => new Promise(setImmediate)
const seeds = () => under.map(({ seed }) => seed)
async function endAll(): Promise<void> {
  for (; under.length > 0; await settle()) for (const one of [...under]) one.end()
}
/** Starts and swallows what a stop rejects with. */
const start = (batch: InstanceType<typeof RunBatch>, count: number) =>
  batch.start(spec, keys(count)).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })

let batches: InstanceType<typeof RunBatch>[] = []
const create = (of = screen()) => {
  const batch = new RunBatch(of.presence)
  batches.push(batch)
  return batch
}
beforeEach(() => {
  under.length = 0
})
afterEach(async () => {
  for (const batch of batches) batch.stop()
  batches = []
  await settle()
})

describe('a batch', () => {
  test('makes as many runs at a time as there are workers, in their order', async () => {
    const batch = create()
    const made = start(batch, 5)
    await settle()
    expect(seeds()).toEqual([0, 1])
    expect([batch.planned, batch.busy, batch.complete, batch.secondsLeft]).toEqual([5, true, false, null])
    under[1]!.end()
    await settle()
    expect(seeds()).toEqual([0, 2])
    expect(batch.runs.map(({ key, result }) => [key.seed, result.metrics.seed])).toEqual([[1, 1]])
    await endAll()
    await made
    expect(batch.runs.map(({ key }) => key.seed).toSorted()).toEqual([0, 1, 2, 3, 4])
    expect([batch.busy, batch.complete, batch.secondsLeft]).toEqual([false, true, null])
  })

  test('that is stopped keeps what is in, and is not complete', async () => {
    const batch = create()
    const made = start(batch, 5)
    await settle()
    under[0]!.end()
    await settle()
    batch.stop()
    await made
    expect(seeds()).toEqual([])
    expect([batch.runs.length, batch.planned, batch.busy, batch.complete]).toEqual([1, 5, false, false])
    batch.clear()
    expect([batch.runs.length, batch.planned, batch.complete]).toEqual([0, 0, false])
  })

  test('that is started again begins anew', async () => {
    const batch = create()
    const first = start(batch, 5)
    await settle()
    under[0]!.end()
    await settle()
    const second = start(batch, 3)
    await first
    await settle()
    expect([batch.runs.length, batch.planned, batch.busy]).toEqual([0, 3, true])
    expect(seeds()).toEqual([0, 1])
    await endAll()
    await second
    expect(batch.complete).toBe(true)
  })
})

describe('the heavy jobs of a page', () => {
  test('are made one at a time', async () => {
    const [one, other] = [create(), create()]
    const [first, second] = [start(one, 2), start(other, 2)]
    await settle()
    expect([one.waiting, other.waiting, under.length]).toEqual([false, true, 2])
    await endAll()
    await Promise.all([first, second])
    expect([one.complete, other.complete]).toEqual([true, true])
  })

  test('unless the reader is in a hurry', async () => {
    const [one, other] = [create(), create()]
    void start(one, 2)
    void start(other, 2)
    await settle()
    other.hurry()
    await settle()
    expect([other.waiting, under.length]).toEqual([false, 4])
  })

  test('do not wait for one that was stopped, or that nobody wants any more', async () => {
    const [one, two, three] = [create(), create(), create()]
    void start(one, 2)
    void start(two, 2)
    void start(three, 2)
    await settle()
    two.stop()
    one.stop()
    await settle()
    expect([two.waiting, three.waiting, under.length]).toEqual([false, false, 2])
  })
})

describe('off screen', () => {
  test('a batch rests: what is under way ends, and nothing else begins', async () => {
    const of = screen()
    const batch = create(of)
    const made = start(batch, 4)
    await settle()
    of.show(false)
    await endAll()
    expect([batch.runs.length, batch.busy, under.length]).toEqual([2, true, 0])
    of.show(true)
    await settle()
    expect(seeds()).toEqual([2, 3])
    await endAll()
    await made
    expect(batch.complete).toBe(true)
  })

  test('it lets another one go ahead, and waits for its turn when it comes back', async () => {
    const of = screen()
    const [resting, other] = [create(of), create()]
    const made = [start(resting, 4), start(other, 4)]
    await settle()
    of.show(false)
    for (const one of [...under]) one.end()
    await settle()
    expect([resting.waiting, other.waiting, under.length]).toEqual([false, false, 2])
    of.show(true)
    await settle()
    expect([resting.waiting, other.waiting, under.length]).toEqual([true, false, 2])
    await endAll()
    await Promise.all(made)
    expect([resting.complete, other.complete]).toEqual([true, true])
  })

  test('one that is stopped there leaves its place to the next', async () => {
    const of = screen()
    const [resting, other] = [create(of), create()]
    const made = start(resting, 4)
    await settle()
    of.show(false)
    for (const one of [...under]) one.end()
    await settle()
    resting.stop()
    await made
    void start(other, 2)
    await settle()
    expect([other.waiting, under.length]).toEqual([false, 2])
  })
})
