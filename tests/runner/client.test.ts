import { describe, expect, test } from 'vitest'
import type { Frame } from '#core/results.ts'
import { threefry } from '#core/rng.ts'
import type { RunKey } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import { createRunner, type Runner, RunRefused } from '#runner/client.ts'
import { executeLook, executeNow } from '#runner/execute.ts'
import { serveRequests } from '#runner/serve-requests.ts'
import { run as runInCore, simd, small } from '../core/environments.ts'
import { mortals } from './mortal-worker.ts'

const key: RunKey = { arm: 'plain', settings: {}, seed: 1 }
/** With all that a run remembers: momentum, masks, averages, the best so far. */
const spec: TrainingSpec = {
  ...small,
  arms: { plain: { techniques: { dropout: {}, 'weight-averaging': {}, 'early-stopping': { patience: 20 } } } },
  show: ['error', { kind: 'weight-histogram', limit: 1 }],
}
const request: Parameters<Runner['run']>[0] = { spec, key, purpose: 'frames', checkpoints: true }
const whole = (of: TrainingSpec = spec) => ({
  frames: runInCore(of, key, simd, 'frames').frames,
  digest: executeNow({ type: 'run', id: 0, spec: of, key, purpose: 'frames' }, simd).digest,
})
/** Segments that a run of the spec takes, from its start to its result. */
function segmentsOf(of: TrainingSpec): number {
  let count = 0
  const { executor } = simd
  const prepare: typeof executor.prepare = (program) => {
    const { arena, run } = executor.prepare(program)
    return {
      arena,
      run(...given) {
        count += 1
        run(...given)
      },
    }
  }
  executeNow({ type: 'run', id: 0, spec: of, key, purpose: 'frames' }, { ...simd, executor: { ...executor, prepare } })
  return count
}
const noPage = () => Promise.reject(new Error('The page itself was asked.'))
const onPage = async () => ({
  startInline: (post: Parameters<typeof serveRequests>[1]) => serveRequests(simd, post, setImmediate).receive,
})

/** Makes a run by workers with these lives, and what was shown of it. */
async function make(lives: () => number, options: Partial<typeof request> = {}) {
  const { create, all } = mortals(lives)
  const runner = createRunner(create, noPage, 1)
  const frames: Frame[] = []
  const checkpoints: Checkpoint[] = []
  const result = await runner.run(
    { ...request, ...options },
    { onFrame: (frame) => frames.push(frame), onCheckpoint: (checkpoint) => checkpoints.push(checkpoint) },
  )
  return { result, frames, checkpoints, workers: all }
}
/** These lives, and then one without an end. */
const lasting = (...lives: readonly number[]) => {
  let next = 0
  return () => lives[next++] ?? Infinity
}

describe('a worker that dies', () => {
  test('at any of 50 times is replaced: every frame once and in order, and the same digest', async () => {
    const { frames, digest } = whole()
    const segments = segmentsOf(spec)
    for (let time = 0; time < 50; time++) {
      const life = threefry(time, 3, 0, 0)[0] % segments
      const made = await make(lasting(life))
      expect(made.workers.length, `after ${life} segments`).toBe(2)
      expect(made.workers.map(({ terminated }) => terminated)).toEqual([true, false])
      expect(made.result.digest).toBe(digest)
      expect(made.frames).toEqual(frames)
      const steps = made.checkpoints.map(({ step }) => step)
      expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
    }
  })

  test('loses nothing that it has said: the next one goes on from the last checkpoint', async () => {
    const made = await make(lasting(segmentsOf(spec) * 0.6))
    const [first, second] = made.workers.map(({ requests }) => requests[0])
    if (first?.type !== 'run' || second?.type !== 'run') throw new Error('These are other requests.')
    expect(first.from).toBeUndefined()
    expect(second.from!.step).toBeGreaterThan(5)
    expect(second.id).toBe(first.id)
  })

  test('many times over comes to an end all the same, as long as each gets further', async () => {
    const { frames, digest } = whole()
    const made = await make(() => segmentsOf(spec) / 4)
    expect(made.workers.length).toBeGreaterThan(3)
    expect(made.result.digest).toBe(digest)
    expect(made.frames).toEqual(frames)
  })

  test('where only measures are wanted, there is nothing to go on from, and the digest is the same', async () => {
    const { digest } = whole()
    const made = await make(lasting(20, 100), { purpose: 'measures', checkpoints: false })
    expect(made.workers).toHaveLength(3)
    expect(made.result.digest).toBe(digest)
    expect(made.frames).toEqual([])
  })

  test('when a run begins at a checkpoint, it is that run which goes on', async () => {
    const { frames, digest } = whole()
    const { checkpoints } = await make(lasting())
    const from = checkpoints.find(({ step }) => step === 15)!
    const made = await make(lasting(3, 40), { from })
    expect(made.result.digest).toBe(digest)
    expect(made.frames).toEqual(frames.filter(({ step }) => step > 15))
    expect(made.checkpoints.map(({ step }) => step)).toEqual([20, 25, 30])
  })

  test('three times without getting further takes its request with it, and no other', async () => {
    const { create, all } = mortals(lasting(5, 5, 5))
    const runner = createRunner(create, noPage, 1)
    const doomed = runner.run(request)
    const next = runner.run(request)
    await expect(doomed).rejects.toThrow(RunRefused)
    await expect(doomed).rejects.toThrow('This run has broken off 3 times, so it is not tried again.')
    expect((await next).digest).toBe(whole().digest)
    expect(all).toHaveLength(4)
  })

  test('always at the same step is given up, also where the run has to begin anew each time', async () => {
    // What compares frames has no use for a checkpoint, so each attempt comes by the same ones again.
    const forgetting = { ...spec, show: ['mean-drift'] } as const
    const lives = mortals(() => 150)
    const made = createRunner(lives.create, noPage, 1).run({ ...request, spec: forgetting })
    await expect(made).rejects.toThrow('This run has broken off 3 times')
    expect(lives.all.length).toBeLessThanOrEqual(6)
  })

  test('and whose frames are compared, shows each of them once', async () => {
    const comparing = { ...spec, show: ['mean-drift', 'error'] } as const
    const made = await make(lasting(150, 170), { spec: comparing as never })
    expect(made.frames).toEqual(whole(comparing).frames)
    expect(made.checkpoints.map(({ step }) => step)).toEqual(made.frames.map(({ step }) => step))
  })

  test('in a look is replaced as well', async () => {
    const runner = createRunner(mortals(lasting(40)).create, noPage, 1)
    const { turns } = executeLook({ type: 'look', id: 0, spec, key, step: 13 }, simd)
    let turn = turns.next()
    while (!turn.done) turn = turns.next()
    expect(await runner.look({ spec, key, step: 13 })).toEqual(turn.value)
    await expect(runner.look({ spec, key, step: 31 })).rejects.toThrow('This run has no step 31.')
  })

  test('while it has nothing to do is replaced for the next request', async () => {
    const { create, all } = mortals(lasting())
    const runner = createRunner(create, noPage, 1)
    await runner.run(request)
    all[0]!.die()
    await new Promise(setImmediate)
    expect((await runner.run(request)).digest).toBe(whole().digest)
    expect(all).toHaveLength(2)
  })
})

describe('the pool', () => {
  const seeds = [0, 1, 2, 3, 4, 5, 6]
  const ofSeed = (seed: number) => ({ ...request, key: { ...key, seed }, purpose: 'measures' }) as const
  const digests = seeds.map((seed) => executeNow({ type: 'run', id: 0, ...ofSeed(seed) }, simd).digest)

  test('starts its workers with its first requests, and no more of them than it may', async () => {
    const { create, all } = mortals(lasting())
    const runner = createRunner(create, noPage, 3)
    expect(all).toHaveLength(0)
    const made = seeds.map((seed) => runner.run(ofSeed(seed)))
    expect(all).toHaveLength(3)
    expect((await Promise.all(made)).map(({ digest }) => digest)).toEqual(digests)
    expect(all).toHaveLength(3)
    expect(runner.state()).toMatchObject({ executor: 'simd', place: 'worker' })
  })

  test('whose workers die one after the other loses no run', async () => {
    let born = 0
    const { create, all } = mortals(() => 120 + 40 * (born++ % 5))
    const runner = createRunner(create, noPage, 2)
    const made = await Promise.all(seeds.map((seed) => runner.run({ ...ofSeed(seed), purpose: 'frames' })))
    expect(made.map(({ digest }) => digest)).toEqual(digests)
    expect(all.length).toBeGreaterThan(3)
  })

  test('drops what is not wanted any more, be it waiting or under way', async () => {
    const { create, all } = mortals(lasting())
    const runner = createRunner(create, noPage, 1)
    const [going, waiting] = [new AbortController(), new AbortController()]
    const endless = { ...request, key: { ...key, settings: { 'training.steps': 100_000 } } }
    const settled = Promise.allSettled([
      runner.run(endless, { signal: going.signal }),
      runner.run(request, { signal: waiting.signal }),
      runner.run(request),
    ])
    waiting.abort()
    await new Promise(setImmediate)
    going.abort()
    const [first, second, third] = await settled
    expect([first.status, second.status]).toEqual(['rejected', 'rejected'])
    expect(third).toMatchObject({ status: 'fulfilled', value: { digest: whole().digest } })
    expect(all[0]!.requests.map(({ type }) => type)).toEqual(['run', 'stop', 'run'])
    expect(all).toHaveLength(1)
    await expect(runner.run(request, { signal: going.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('passes on what the core refuses, and goes on', async () => {
    const { create, all } = mortals(lasting())
    const runner = createRunner(create, noPage, 1)
    await expect(runner.run({ ...request, key: { ...key, settings: { 'data.train': 5 } } })).rejects.toThrow(
      new RunRefused('“data.train” must be a whole number from 20 to 500, not 5.', true),
    )
    expect((await runner.run(request)).digest).toBe(whole().digest)
    expect(all).toHaveLength(1)
  })

  test.each([
    [
      'cannot be made',
      () => {
        throw new DOMException('Workers are switched off.', 'SecurityError')
      },
    ],
    [
      'never answers',
      () => {
        const silent = { onerror: null as Worker['onerror'], postMessage() {}, terminate() {} }
        setImmediate(() => silent.onerror?.call(silent as never, { type: 'error' } as ErrorEvent))
        return silent as unknown as Worker
      },
    ],
  ])('has the page itself run where a worker %s', async (_, create) => {
    const runner = createRunner(create, onPage as never, 4)
    const places: string[] = []
    runner.subscribe(({ place }) => places.push(place))
    const made = await Promise.all(seeds.map((seed) => runner.run(ofSeed(seed))))
    expect(made.map(({ digest }) => digest)).toEqual(digests)
    expect(runner.state().place).toBe('page')
    expect(places).toContain('page')
  })

  test('says so where nothing at all can run', async () => {
    const runner = createRunner(
      () => {
        throw new Error('no worker')
      },
      noPage,
      2,
    )
    await expect(runner.run(request)).rejects.toThrow(new RunRefused('The page itself was asked.', false))
  })
})
