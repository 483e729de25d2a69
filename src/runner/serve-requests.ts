/** A worker's side of the protocol: one run at a time, sliced so that a stop is heard within some milliseconds. */
import type { Environment } from '#core/train/train.ts'
import { SpecError } from '#core/units.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { execute } from './execute.ts'
import type { Reply, Request, RunRequest } from './protocol.ts'

const SLICE_MS = 12

export interface RequestServer {
  receive(request: Request): void
}

/** `post` sends a reply; `later` runs a function after pending messages have been received. */
export function serveRequests(
  environment: Environment,
  post: (reply: Reply) => void,
  later: (resume: () => void) => void,
): RequestServer {
  const stopped = new Set<number>()
  post({ type: 'ready', executor: environment.executor.name, core: coreVersion })

  const start = (request: RunRequest) => {
    const { id } = request
    const run = execute(request, environment)
    const slice = () => {
      const until = performance.now() + SLICE_MS
      try {
        do {
          if (stopped.delete(id)) return
          const next = run.next()
          if (next.done) return post({ type: 'done', id, result: next.value })
          if (request.purpose === 'frames') post({ type: 'frame', id, frame: next.value })
        } while (performance.now() < until)
      } catch (error) {
        if (!(error instanceof SpecError)) throw error
        return post({ type: 'refused', id, sentence: error.message })
      }
      later(slice)
    }
    slice()
  }

  return {
    receive(request) {
      if (request.type === 'stop') stopped.add(request.id)
      else start(request)
    },
  }
}
