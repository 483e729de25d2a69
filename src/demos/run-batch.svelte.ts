/** Many runs of which only the measures are kept: the seeds of a comparison, the points of a sweep. */
import type { RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import { pageRunner } from '#runner/client.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { Presence } from './presence.svelte.ts'
import { pageTurns, type Turn } from './turns.ts'

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
    const turn = pageTurns.take()
    this.#abort = abort
    this.#turn = turn
    this.runs = []
    this.planned = keys.length
    this.busy = true
    this.waiting = true
    this.secondsLeft = null
    try {
      await Promise.race([turn.begun, aborted(abort.signal)])
      this.waiting = false
      await this.#makeAll(spec, keys, abort.signal)
    } finally {
      turn.end()
      if (this.#abort === abort) {
        abort.abort()
        this.#settle()
      }
    }
  }

  async #makeAll(spec: Spec, keys: readonly RunKey[], signal: AbortSignal): Promise<void> {
    const runner = pageRunner()
    const started = performance.now()
    let next = 0
    const makeSome = async () => {
      while (next < keys.length) {
        const key = keys[next++]!
        await this.#presence.whenSeen()
        const result = await runner.run({ spec, key, purpose: 'measures' }, { signal })
        if (signal.aborted) return
        this.runs = [...this.runs, { key, result }]
        const done = this.runs.length
        // The workers' first runs end nearly together: one of them alone would tell too long a time.
        if (done >= Math.min(runner.size, keys.length))
          this.secondsLeft = (((performance.now() - started) / done) * (keys.length - done)) / 1000
      }
    }
    await Promise.all(Array.from({ length: runner.size }, makeSome))
  }

  /** Begins at once although another batch goes on. */
  hurry(): void {
    this.#turn?.hurry()
  }

  stop(): void {
    this.#abort?.abort()
    this.#abort = null
    this.#settle()
  }

  clear(): void {
    this.stop()
    this.runs = []
    this.planned = 0
  }

  #settle(): void {
    this.busy = false
    this.waiting = false
    this.secondsLeft = null
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}
