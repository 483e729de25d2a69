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
          if (next.value && request.purpose === 'frames') post({ type: 'frame', id, frame: next.value })
        } while (performance.now() < until)
      } catch (error) {
        post({ type: 'refused', id, sentence: messageOf(error) })
        // A fault of ours ends its run too; thrown on, it reaches the console and gets a worker replaced.
        if (!(error instanceof SpecError)) throw error
        return
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

/** The same before the environment is there; where it cannot be loaded, every run is refused with the reason. */
export function serveWhenLoaded(
  environment: Promise<Environment>,
  post: (reply: Reply) => void,
  later: (resume: () => void) => void,
): RequestServer['receive'] {
  const server = environment.then((loaded) => serveRequests(loaded, post, later))
  const refuse = (request: Request, error: unknown) => {
    if (request.type === 'run') post({ type: 'refused', id: request.id, sentence: messageOf(error) })
  }
  return (request) =>
    void server.then(
      ({ receive }) => receive(request),
      (error: unknown) => refuse(request, error),
    )
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
