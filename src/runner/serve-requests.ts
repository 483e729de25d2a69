/** A worker's side of the protocol: requests in slices, so that a stop is heard within some milliseconds. */
import { loadUnits } from '#core/load-units.ts'
import type { Environment } from '#core/train/train.ts'
import { SpecError } from '#core/units.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { execute, executeLook } from './execute.ts'
import type { LookRequest, Reply, Request, RunRequest } from './protocol.ts'

const SLICE_MS = 12
/** A run leaves a checkpoint at least so often. */
const SAVE_MS = 250

export interface RequestServer {
  receive(request: Request): void
}

/** `post` sends a reply; `later` runs a function after pending messages have been received. */
export function serveRequests(
  { executor, datasets }: Environment,
  post: (reply: Reply) => void,
  later: (resume: () => void) => void,
): RequestServer {
  const own = { ...datasets.own }
  const environment: Environment = { executor, datasets: { ...datasets, own } }
  const stopped = new Set<number>()
  post({ type: 'ready', executor: executor.name, core: coreVersion })

  /** Takes turns until one gives the last reply. */
  const serve = (id: number, start: () => () => Reply | null) => {
    let turn: (() => Reply | null) | null = null
    const slice = () => {
      const until = performance.now() + SLICE_MS
      try {
        turn ??= start()
        do {
          if (stopped.delete(id)) return
          const last = turn()
          if (last) return post(last)
        } while (performance.now() < until)
      } catch (error) {
        post({ type: 'refused', id, sentence: messageOf(error), ofSpec: error instanceof SpecError })
        // A fault of ours ends its run too; thrown on, it reaches the console and gets a worker replaced.
        if (!(error instanceof SpecError)) throw error
        return
      }
      later(slice)
    }
    slice()
  }

  const run = (request: RunRequest) => {
    const { id, purpose, checkpoints = false } = request
    const { turns, checkpoint } = execute(request, environment)
    let saved = performance.now()
    return (): Reply | null => {
      const next = turns.next()
      if (next.done) return { type: 'done', id, result: next.value }
      const frame = purpose === 'frames' ? next.value : null
      if (frame) post({ type: 'frame', id, frame })
      if ((frame && checkpoints) || performance.now() - saved > SAVE_MS) {
        const now = checkpoint()
        if (now) post({ type: 'checkpoint', id, checkpoint: now })
        saved = performance.now()
      }
      return null
    }
  }

  const look = (request: LookRequest) => {
    const { turns } = executeLook(request, environment)
    return (): Reply | null => {
      const next = turns.next()
      return next.done ? { type: 'seen', id: request.id, frame: next.value } : null
    }
  }

  return {
    receive(request) {
      switch (request.type) {
        case 'run':
          return serve(request.id, () => run(request))
        case 'look':
          return serve(request.id, () => look(request))
        case 'stop':
          stopped.add(request.id)
          return
        case 'own-data':
          own[request.name] = request.data
      }
    },
  }
}

/**
 * The same before the environment is there, and the units that a request needs; where one cannot be loaded, the request is
 * refused with the reason.
 */
export function serveWhenLoaded(
  environment: Promise<Environment>,
  post: (reply: Reply) => void,
  later: (resume: () => void) => void,
): RequestServer['receive'] {
  const server = environment.then((loaded) => serveRequests(loaded, post, later))
  const refuse = (request: Request, error: unknown) => {
    if ('spec' in request) post({ type: 'refused', id: request.id, sentence: messageOf(error), ofSpec: false })
  }
  return (request) => {
    const units = 'spec' in request ? loadUnits(request.spec, request.key.settings) : undefined
    void Promise.all([server, units]).then(
      ([{ receive }]) => receive(request),
      (error: unknown) => refuse(request, error),
    )
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
