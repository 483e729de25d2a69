import { describe, expect, test } from 'vitest'
import type { TrainingSpec } from '#core/spec.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { executeNow } from '#runner/execute.ts'
import type { Reply, RunRequest } from '#runner/protocol.ts'
import { serveRequests } from '#runner/serve-requests.ts'
import { simd, small } from '../core/environments.ts'

/** A server whose slices run when the test says so. */
function serve() {
  const replies: Reply[] = []
  const waiting: (() => void)[] = []
  const server = serveRequests(
    simd,
    // Checkpoints come by the clock.
    (reply) => {
      if (reply.type !== 'checkpoint') replies.push(reply)
    },
    (resume) => waiting.push(resume),
  )
  return {
    replies,
    receive: server.receive,
    slice: () => waiting.shift()?.(),
    finish() {
      while (waiting.length > 0) waiting.shift()!()
    },
    types: () => replies.map(({ type }) => type),
  }
}
const request: RunRequest = {
  type: 'run',
  id: 7,
  spec: { ...small, show: ['error'] } satisfies TrainingSpec,
  key: { arm: 'plain', settings: {}, seed: 1 },
  purpose: 'frames',
}
/** Far more work than fits in a slice. */
const long: RunRequest = { ...request, key: { ...request.key, settings: { 'training.steps': 100_000 } } }

describe('a worker’s side', () => {
  test('says first which executor and core it has', () => {
    expect(serve().replies).toEqual([{ type: 'ready', executor: 'simd', core: coreVersion }])
  })

  test('sends every frame, then the result', () => {
    const { receive, finish, replies } = serve()
    receive(request)
    finish()
    const frames = replies.filter((reply) => reply.type === 'frame')
    expect(frames.map(({ id, frame }) => [id, frame.step])).toEqual([0, 5, 10, 15, 20, 25, 30].map((step) => [7, step]))
    expect(frames[0]!.frame.results.map(({ name }) => name)).toEqual(['error', 'error'])
    const { elapsedMs: _, ...result } = executeNow(request, simd)
    expect(replies.at(-1)).toMatchObject({ type: 'done', id: 7, result })
    expect(replies).toHaveLength(1 + frames.length + 1)
  })

  test('sends no frames where only measures are wanted, and the same digest', () => {
    const { receive, finish, replies, types } = serve()
    receive({ ...request, purpose: 'measures' })
    finish()
    expect(types()).toEqual(['ready', 'done'])
    expect(replies[1]).toMatchObject({ result: { digest: executeNow(request, simd).digest } })
  })

  test('works in slices, and stops between two of them when told to', () => {
    const { receive, slice, finish, types } = serve()
    receive(long)
    slice()
    const before = types().length
    expect(types()).not.toContain('done')
    receive({ type: 'stop', id: 7 })
    finish()
    expect(types()).toHaveLength(before)
  })

  test('a stop of one run leaves the next alone', () => {
    const { receive, finish, types } = serve()
    receive(long)
    receive({ type: 'stop', id: 7 })
    receive({ ...request, id: 8 })
    finish()
    expect(types().at(-1)).toBe('done')
  })

  test('refuses a request that cannot be run, in its sentence', () => {
    const { receive, finish, replies } = serve()
    receive({ ...request, key: { ...request.key, settings: { 'data.train': 5 } } })
    finish()
    expect(replies.at(-1)).toEqual({
      type: 'refused',
      id: 7,
      sentence: '“data.train” must be a whole number from 20 to 500, not 5.',
      ofSpec: true,
    })
  })
})
