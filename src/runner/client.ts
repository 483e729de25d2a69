/** The page's side: a pool of workers, runs in order, progress, and recovery of a worker that dies. */
import type { Frame } from '#core/results.ts'
import type { Reply, Request, RunRequest, RunResult } from './protocol.ts'

/** A run that the core refused; the message is a sentence for the reader. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused'
}

/** How the runs are carried out, for the page to say where it is slower than usual. */
export interface RunnerState {
  readonly executor: 'simd' | 'definition' | 'unknown'
  readonly place: 'worker' | 'page'
  readonly core: string
}

export interface RunOptions {
  readonly onFrame?: (frame: Frame) => void
  readonly signal?: AbortSignal
}

export interface Runner {
  /** Rejects with RunRefused, or with the signal's reason when aborted. */
  run(request: Omit<RunRequest, 'type' | 'id'>, options?: RunOptions): Promise<RunResult>
  /** Workers that run side by side. */
  readonly size: number
  state(): RunnerState
  /** Calls back on every change of the state. */
  subscribe(listener: (state: RunnerState) => void): () => void
}

interface Task extends RunOptions {
  readonly request: RunRequest
  readonly resolve: (result: RunResult) => void
  readonly reject: (reason: unknown) => void
}

interface Seat {
  send: (request: Request) => void
  task: Task | null
  /** Frames of the present task that have been passed on; a rerun after a crash skips these. */
  passed: number
  seen: number
  /** How often the present task has taken its worker with it. */
  crashes: number
}

/** After so many crashes a run is given up. */
const MOST_CRASHES = 3

/** `createWorker` starts one worker; where it throws or the worker never gets ready, the page itself runs. */
function createRunner(createWorker: () => Worker, loadInline: () => Promise<typeof import('./inline.ts')>): Runner {
  const size = Math.max(1, Math.min(4, navigator.hardwareConcurrency || 2))
  const seats: Seat[] = []
  const waiting: Task[] = []
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
    const task = seat.task
    if (task === null || reply.id !== task.request.id) return
    if (reply.type === 'frame') {
      seat.seen += 1
      if (seat.seen > seat.passed) {
        seat.passed = seat.seen
        task.onFrame?.(reply.frame)
      }
      return
    }
    finish(seat)
    if (reply.type === 'done') task.resolve(reply.result)
    else task.reject(new RunRefused(reply.sentence))
  }

  const finish = (seat: Seat) => {
    seat.task = null
    dispatch()
  }

  const begin = (seat: Seat, task: Task) => {
    seat.task = task
    seat.passed = 0
    seat.seen = 0
    seat.crashes = 0
    seat.send(task.request)
  }

  const dispatch = () => {
    while (waiting.length > 0) {
      const free = seats.find((seat) => seat.task === null) ?? (seats.length < limit() ? addSeat() : undefined)
      if (!free) return
      begin(free, waiting.shift()!)
    }
  }
  const limit = () => (state.place === 'page' ? 1 : size)

  const seatOnPage = (seat: Seat) => {
    if (state.place !== 'page') setState({ place: 'page' })
    const inline = loadInline().then(({ startInline }) => startInline((reply) => receive(seat, reply)))
    seat.send = (request) =>
      void inline.then(
        (send) => send(request),
        (error: Error) => receive(seat, { type: 'refused', id: request.id, sentence: error.message }),
      )
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
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      alive = true
      receive(seat, data)
    }
    worker.onerror = () => {
      worker.terminate()
      // One that never answered will not start next time either; one that died is replaced, and its run begins again.
      if (alive) seatInWorker(seat)
      else seatOnPage(seat)
      seat.seen = 0
      seat.crashes += 1
      const task = seat.task
      if (task === null) return
      if (seat.crashes < MOST_CRASHES) return seat.send(task.request)
      finish(seat)
      task.reject(new RunRefused(`This run has broken off ${MOST_CRASHES} times, so it is not tried again.`))
    }
  }

  const addSeat = (): Seat => {
    const seat: Seat = { send: () => {}, task: null, passed: 0, seen: 0, crashes: 0 }
    seats.push(seat)
    if (state.place === 'page') seatOnPage(seat)
    else seatInWorker(seat)
    return seat
  }

  return {
    size,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run(request, options = {}) {
      const { signal } = options
      return new Promise<RunResult>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const task: Task = { ...options, request: { ...request, type: 'run', id: nextId++ }, resolve, reject }
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
    },
  }
}

let shared: Runner | undefined
/** The page's one pool; workers start with the first runs. */
export function pageRunner(): Runner {
  shared ??= createRunner(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    () => import('./inline.ts'),
  )
  return shared
}
