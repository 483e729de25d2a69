/** The run of each arm, as far as it has come; made anew from where it parts from one that is known. */
import type { Frame } from '#core/results.ts'
import type { Spec } from '#core/spec.ts'
import { pageRunner, RunRefused } from '#runner/client.ts'
import { type Branch, Branches } from './branches.ts'
import { asPrinted, type DemoDocument, identityOf, specWith } from './document.ts'
import { isComplete, type RunLog, withFrame } from './run-log.ts'

/** A run that takes longer than this says how long it will take. */
const LONG_SECONDS = 1

export class ArmRuns {
  logs = $state.raw<readonly RunLog[]>([])
  /** The runs before them, drawn pale: until the new ones have come as far, or for good where those are a fork. */
  printed = $state.raw<readonly RunLog[]>([])
  going = $state(false)
  /** Of the runs under way, once it is clear that they take long. */
  secondsLeft = $state<number | null>(null)
  /** What one run took, with all that it shows. */
  elapsedMs = $state<number | null>(null)

  readonly #spec: Spec
  readonly #branches = new Branches()
  #document: DemoDocument = asPrinted
  #open: readonly Branch[] = []
  #abort: AbortController | null = null
  #lookAbort: AbortController | null = null

  constructor(spec: Spec, preview: readonly RunLog[]) {
    this.#spec = spec
    this.logs = preview
    this.printed = preview
  }

  /** Whether every step of these runs can be shown again, or soon can. */
  get complete(): boolean {
    return this.#abort !== null || this.logs.every(isComplete)
  }

  /** Step to which all arms have come; of runs that have just begun, although the page still shows those before them. */
  reached(lastStep: number): number {
    const logs = this.going ? this.#open.map(({ log }) => log) : this.logs
    const ends = logs.map(({ steps, outcome }) =>
      outcome !== null && outcome.divergence === null ? lastStep : (steps.at(-1) ?? 0),
    )
    return Math.min(lastStep, ...ends)
  }

  /**
   * Makes the runs of a document; calls back after each redraw. Rejects as the runner does: an arm whose spec is refused has
   * no run, and the others go on to their end first; where something else fails, the runs of before stay.
   */
  async make(document: DemoDocument, lastStep: number, onProgress: () => void): Promise<void> {
    this.#abort?.abort()
    this.#lookAbort?.abort()
    const abort = new AbortController()
    this.#abort = abort
    const spec = specWith(this.#spec, document)
    const arms = Object.keys(spec.arms)
    const begun = arms.map((arm) => this.#branches.open(arm, identityOf(this.#spec, document, arm)))
    const before = { open: this.#open, logs: this.logs }
    this.#open = begun
    // Of forks that follow each other, the run that they left stays.
    const forksAgain = document.changes.length > 0 && this.#document.changes.length > 0
    if (!forksAgain && this.logs.every((log) => log.outcome !== null)) this.printed = this.logs
    this.#document = document
    this.going = true
    const started = performance.now()
    const first = Math.min(...begun.map(({ log }) => (log.outcome ? lastStep : (log.steps.at(-1) ?? 0))))
    // Frames come faster than the screen; one redraw takes all that have come since the last.
    let scheduled = 0
    const show = () => {
      cancelAnimationFrame(scheduled)
      scheduled = 0
      if (abort.signal.aborted) return
      this.logs = this.#open.map(({ log }) => log)
      const made = this.reached(lastStep) - first
      const seconds = (performance.now() - started) / 1000
      const left = made > 0 ? (seconds * (lastStep - first - made)) / made : null
      this.secondsLeft = left !== null && seconds + left > LONG_SECONDS ? left : null
      onProgress()
    }
    const schedule = () => {
      scheduled ||= requestAnimationFrame(show)
    }
    try {
      const ends = await Promise.allSettled(
        begun.map(async (branch, index) => {
          if (branch.log.outcome !== null) return schedule()
          const key = { arm: arms[index]!, seed: document.seed, settings: document.settings }
          const outcome = await pageRunner().run(
            { spec, key, purpose: 'frames', from: branch.from, checkpoints: true },
            {
              signal: abort.signal,
              onFrame: (frame) => {
                branch.log = withFrame(branch.log, frame)
                schedule()
              },
              onCheckpoint: (checkpoint) => this.#branches.keep(branch, checkpoint),
            },
          )
          branch.log = { ...branch.log, outcome }
          if (branch.from === undefined) this.elapsedMs = outcome.elapsedMs
        }),
      )
      if (!abort.signal.aborted) {
        const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
        if (failures.every((reason) => reason instanceof RunRefused && reason.ofSpec)) {
          this.#open = begun.filter((_, index) => ends[index]!.status === 'fulfilled')
          show()
        } else {
          cancelAnimationFrame(scheduled)
          this.#open = before.open
          this.logs = before.logs
        }
      }
      for (const end of ends) if (end.status === 'rejected') throw end.reason
      if (!abort.signal.aborted && document.changes.length === 0) this.printed = this.logs
    } finally {
      if (this.#abort === abort) {
        this.#abort = null
        this.going = false
        this.secondsLeft = null
      }
    }
  }

  /** Shows a step that was not measured: its frame is computed from the last checkpoint before it. */
  async look(document: DemoDocument, step: number): Promise<void> {
    this.#lookAbort?.abort()
    const abort = new AbortController()
    this.#lookAbort = abort
    const spec = specWith(this.#spec, document)
    const seen = await Promise.all(
      this.#open.map(async ({ log, identity }): Promise<Frame | null> => {
        const last = log.steps.at(-1) ?? 0
        if (log.outcome === null || step > last || log.steps.includes(step)) return null
        const key = { arm: log.arm, seed: document.seed, settings: document.settings }
        const from = this.#branches.before(identity, step)
        return pageRunner().look({ spec, key, step, from }, abort.signal)
      }),
    )
    if (abort.signal.aborted) return
    for (const [index, frame] of seen.entries()) {
      const branch = this.#open[index]!
      if (frame) branch.log = withFrame(branch.log, frame)
    }
    this.logs = this.#open.map(({ log }) => log)
    if (document.changes.length === 0) this.printed = this.logs
  }

  stop(): void {
    this.#abort?.abort()
    this.#lookAbort?.abort()
  }
}
