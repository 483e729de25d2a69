/** The page's side: a pool of workers, requests in order, progress, and recovery of a worker that dies. */
import type { OwnData } from '#core/data/data.ts'
import type { Frame } from '#core/results.ts'
import type { Checkpoint } from '#core/train/checkpoint.ts'
import type { LookRequest, OwnDataRequest, Reply, Request, RunRequest, RunResult } from './protocol.ts'

/** A request that the core refused; the message is a sentence for the reader. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused'
  /** Whether the spec is what cannot be run, and not something around it, such as data that do not load. */
  readonly ofSpec: boolean
  constructor(sentence: string, ofSpec: boolean) {
    super(sentence)
    this.ofSpec = ofSpec
  }
}

/** How the runs are carried out, for the page to say where it is slower than usual. */
export interface RunnerState {
  readonly executor: 'simd' | 'definition' | 'unknown'
  readonly place: 'worker' | 'page'
  readonly core: string
}

export interface RunOptions {
  readonly onFrame?: (frame: Frame) => void
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void
  readonly signal?: AbortSignal
}

export interface Runner {
  /** Rejects with RunRefused, or with the signal's reason when aborted. */
  run(request: Omit<RunRequest, 'type' | 'id'>, options?: RunOptions): Promise<RunResult>
  /** What a training shows after one step; rejects as a run does. */
  look(request: Omit<LookRequest, 'type' | 'id'>, signal?: AbortSignal): Promise<Frame>
  /** Gives every worker examples that a reader brought, under the name by which specs speak of them. */
  share(name: string, data: OwnData): void
  /** All that was shared, by name. */
  shared(): { readonly [name: string]: OwnData }
  /** Workers that run side by side. */
  readonly size: number
  state(): RunnerState
  /** Calls back on every change of the state. */
  subscribe(listener: (state: RunnerState) => void): () => void
}

interface Task extends RunOptions {
  request: RunRequest | LookRequest
  readonly resolve: (reply: RunResult | Frame) => void
  readonly reject: (reason: unknown) => void
  /** Step of the last frame that was passed on; a rerun after a crash skips the frames up to it. */
  shown: number
  /** How often it has taken its worker with it. */
  crashes: number
}

interface Seat {
  send: (request: Request) => void
  task: Task | null
}

/** After so many crashes, none of them later in the run than the one before, a request is given up. */
const MOST_CRASHES = 3

/** `createWorker` starts one worker; where it throws or the worker never gets ready, the page itself runs. */
export function createRunner(
  createWorker: () => Worker,
  loadInline: () => Promise<typeof import('./inline.ts')>,
  size: number,
): Runner {
  const seats: Seat[] = []
  const waiting: Task[] = []
  const shared: OwnDataRequest[] = []
  const listeners = new Set<(state: RunnerState) => void>()
  let state: RunnerState = { executor: 'unknown', place: 'worker', core: '' }
  let nextId = 0

  const setState = (change: Partial<RunnerState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
  }

  const receive = (seat: Seat, reply: Reply) => {
    if (reply.type === 'ready')
      return setState({ executor: reply.executor as RunnerState['executor'], core: reply.core })
    const { task } = seat
    if (task === null || reply.id !== task.request.id) return
    switch (reply.type) {
      case 'frame':
        if (reply.frame.step <= task.shown) return
        task.shown = reply.frame.step
        return task.onFrame?.(reply.frame)
      case 'checkpoint':
        // A run that had to begin anew comes by those again that it has left before.
        if (reply.checkpoint.step <= (task.request.from?.step ?? -1)) return
        task.crashes = 0
        task.request = { ...task.request, from: reply.checkpoint }
        return task.onCheckpoint?.(reply.checkpoint)
      case 'done':
        finish(seat)
        return task.resolve(reply.result)
      case 'seen':
        finish(seat)
        return task.resolve(reply.frame)
      case 'refused':
        finish(seat)
        return task.reject(new RunRefused(reply.sentence, reply.ofSpec))
    }
  }

  const finish = (seat: Seat) => {
    seat.task = null
    dispatch()
  }

  const dispatch = () => {
    while (waiting.length > 0) {
      const free = seats.find((seat) => seat.task === null) ?? (seats.length < limit() ? addSeat() : undefined)
      if (!free) return
      free.task = waiting.shift()!
      free.send(free.task.request)
    }
  }
  const limit = () => (state.place === 'page' ? 1 : size)

  const seatOnPage = (seat: Seat) => {
    if (state.place !== 'page') setState({ place: 'page' })
    const inline = loadInline().then(({ startInline }) => startInline((reply) => receive(seat, reply)))
    seat.send = (request) =>
      void inline.then(
        (send) => send(request),
        (error: Error) => {
          if ('spec' in request)
            receive(seat, { type: 'refused', id: request.id, sentence: error.message, ofSpec: false })
        },
      )
    for (const data of shared) seat.send(data)
  }

  const seatInWorker = (seat: Seat) => {
    let alive = false
    let worker: Worker
    try {
      worker = createWorker()
    } catch {
      return seatOnPage(seat)
    }
    seat.send = (request) => worker.postMessage(request)
    for (const data of shared) seat.send(data)
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      alive = true
      receive(seat, data)
    }
    worker.onerror = () => {
      worker.terminate()
      // One that never answered will not start next time either; one that died is replaced, and its request goes on.
      if (alive) seatInWorker(seat)
      else seatOnPage(seat)
      const { task } = seat
      if (task === null) return
      task.crashes += 1
      if (task.crashes < MOST_CRASHES) return seat.send(task.request)
      finish(seat)
      task.reject(new RunRefused(`This run has broken off ${MOST_CRASHES} times, so it is not tried again.`, false))
    }
  }

  const addSeat = (): Seat => {
    const seat: Seat = { send: () => {}, task: null }
    seats.push(seat)
    if (state.place === 'page') seatOnPage(seat)
    else seatInWorker(seat)
    return seat
  }

  const ask = <R extends RunResult | Frame>(request: RunRequest | LookRequest, options: RunOptions): Promise<R> => {
    const { signal } = options
    return new Promise<R>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const task: Task = {
        ...options,
        request,
        resolve: resolve as Task['resolve'],
        reject,
        shown: request.from?.step ?? -1,
        crashes: 0,
      }
      signal?.addEventListener('abort', () => {
        const at = waiting.indexOf(task)
        if (at >= 0) waiting.splice(at, 1)
        const seat = seats.find((candidate) => candidate.task === task)
        if (seat) {
          seat.send({ type: 'stop', id: task.request.id })
          finish(seat)
        }
        reject(signal.reason)
      })
      waiting.push(task)
      dispatch()
    })
  }

  return {
    size,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run: (request, options = {}) => ask<RunResult>({ ...request, type: 'run', id: nextId++ }, options),
    look: (request, signal) => ask<Frame>({ ...request, type: 'look', id: nextId++ }, signal ? { signal } : {}),
    share(name, data) {
      const request: OwnDataRequest = { type: 'own-data', name, data }
      shared.push(request)
      for (const seat of seats) seat.send(request)
    },
    shared: () => Object.fromEntries(shared.map(({ name, data }) => [name, data])),
  }
}

let ofPage: Runner | undefined
/** The page's one pool; workers start with the first requests. */
export function pageRunner(): Runner {
  ofPage ??= createRunner(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    () => import('./inline.ts'),
    Math.max(1, Math.min(4, navigator.hardwareConcurrency || 2)),
  )
  return ofPage
}
