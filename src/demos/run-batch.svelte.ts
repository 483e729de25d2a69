/** Many runs of which only the measures are kept: the seeds of a comparison, the points of a sweep. */
import type { RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import { pageRunner } from '#runner/client.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { Presence } from './presence.svelte.ts'
import { pageTurns, type Turn, unlessAborted } from './turns.ts'

export interface MeasuredRun {
  readonly key: RunKey
  readonly result: RunResult
}

export class RunBatch {
  /** Those that are in, also after a stop. */
  runs = $state.raw<readonly MeasuredRun[]>([])
  /** How many there will be. */
  planned = $state(0)
  /** Between start and end, be it the last run or a stop. */
  busy = $state(false)
  /** Another demo's batch is to end first. */
  waiting = $state(false)
  secondsLeft = $state<number | null>(null)

  readonly #presence: Presence
  #abort: AbortController | null = null
  #turn: Turn | null = null
  /** Between leaving the screen and the turn after coming back. */
  #rest: Promise<void> | null = null

  constructor(presence: Presence) {
    this.#presence = presence
  }

  get complete(): boolean {
    return !this.busy && this.planned > 0 && this.runs.length === this.planned
  }

  /** Makes these runs in their order, side by side as far as there are workers. A batch under way is stopped. */
  async start(spec: Spec, keys: readonly RunKey[]): Promise<void> {
    this.stop()
    const abort = new AbortController()
    this.#abort = abort
    this.runs = []
    this.planned = keys.length
    this.busy = true
    this.secondsLeft = null
    try {
      await this.#takeTurn(abort.signal)
      await this.#makeAll(spec, keys, abort.signal)
    } finally {
      if (this.#abort === abort) this.stop()
    }
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    this.#turn = pageTurns.take()
    this.waiting = true
    await unlessAborted(this.#turn.begun, signal)
    this.waiting = false
  }

  async #makeAll(spec: Spec, keys: readonly RunKey[], signal: AbortSignal): Promise<void> {
    const runner = pageRunner()
    let seconds = 0
    let next = 0
    const makeSome = async () => {
      while (next < keys.length) {
        const key = keys[next++]!
        await this.#untilSeen(signal)
        const started = performance.now()
        const result = await runner.run({ spec, key, purpose: 'measures' }, { signal })
        if (signal.aborted) return
        seconds += (performance.now() - started) / 1000
        this.runs = [...this.runs, { key, result }]
        const done = this.runs.length
        // The workers' first runs end nearly together: one of them alone would tell too long a time.
        if (done >= Math.min(runner.size, keys.length))
          this.secondsLeft = ((seconds / done) * (keys.length - done)) / runner.size
      }
    }
    await Promise.all(Array.from({ length: runner.size }, makeSome))
  }

  /** Off screen a batch rests and lets another one go ahead; back on screen it waits for its turn. */
  async #untilSeen(signal: AbortSignal): Promise<void> {
    if (this.#presence.seen && this.#rest === null) return
    this.#rest ??= (async () => {
      this.#turn?.end()
      await unlessAborted(this.#presence.whenSeen(), signal)
      await this.#takeTurn(signal)
      this.#rest = null
    })()
    await this.#rest
  }

  /** Begins at once although another batch goes on. */
  hurry(): void {
    this.#turn?.hurry()
  }

  stop(): void {
    this.#abort?.abort()
    this.#abort = null
    this.#turn?.end()
    this.#rest = null
    this.busy = false
    this.waiting = false
    this.secondsLeft = null
  }

  clear(): void {
    this.stop()
    this.runs = []
    this.planned = 0
  }
}
