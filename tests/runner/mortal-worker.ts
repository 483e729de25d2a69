/** Workers of the page's pool as plain objects in Node: they run what a web worker runs, and die when they are told to. */
import type { Request } from '#runner/protocol.ts'
import { serveRequests } from '#runner/serve-requests.ts'
import { simd } from '../core/environments.ts'

class Death extends Error {}

export interface Mortal {
  /** What it was sent. */
  readonly requests: Request[]
  terminated: boolean
  /** Dies at once, as by the hand of the browser. */
  die(): void
}

/**
 * Makes workers, each of which lives for so many segments of its executor; `lives` gives them one after the other. One
 * that dies in the middle of a step says nothing more.
 */
export function mortals(lives: () => number): { readonly create: () => Worker; readonly all: Mortal[] } {
  const all: Mortal[] = []
  const create = () => {
    let left = lives()
    let over = false
    const worker = {
      requests: [] as Request[],
      terminated: false,
      onmessage: null as Worker['onmessage'],
      onerror: null as Worker['onerror'],
      die() {
        if (over) return
        over = true
        setImmediate(() => worker.onerror?.call(worker as never, { type: 'error' } as ErrorEvent))
      },
      postMessage(request: Request) {
        worker.requests.push(structuredClone(request))
        attempt(() => server.receive(structuredClone(request)))
      },
      terminate() {
        over = true
        worker.terminated = true
      },
    }
    /** Later, and not at all once the worker is no more. */
    const attempt = (action: () => void) =>
      setImmediate(() => {
        if (over) return
        try {
          action()
        } catch (error) {
          if (!(error instanceof Death)) throw error
        }
      })
    const executor: typeof simd.executor = {
      ...simd.executor,
      prepare(program) {
        const { arena, run } = simd.executor.prepare(program)
        return {
          arena,
          run(...given) {
            left -= 1
            if (left < 0) {
              worker.die()
              throw new Death()
            }
            run(...given)
          },
        }
      },
    }
    const server = serveRequests(
      { ...simd, executor },
      (reply) => {
        if (over) return
        const data = structuredClone(reply)
        setImmediate(() => {
          if (!worker.terminated) worker.onmessage?.call(worker as never, { data } as MessageEvent)
        })
      },
      attempt,
    )
    all.push(worker)
    return worker as unknown as Worker
  }
  return { create, all }
}
