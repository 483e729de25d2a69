/** The state of one demo: its settings, its run, its play head, its seeds. What a reader does is a method. */

import { optionOf } from '#core/resolve.ts'
import type { Frame } from '#core/results.ts'
import type { At, Settings, Spec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { SpecError } from '#core/units.ts'
import { pageRunner, type RunnerState, RunRefused } from '#runner/client.ts'
import type { RunResult } from '#runner/protocol.ts'
import { type Comparison, comparisonOf, differencesOf } from './comparison.ts'
import { type LinkedState, readLink } from './link.ts'
import { emptyLog, isComplete, type RunLog, withFrame } from './run-log.ts'

/** A run of all measured steps takes this long at normal speed. */
const PLAY_SECONDS = 6
interface SeedRun {
  readonly arm: string
  readonly seed: number
  readonly result: RunResult
}

export class DemoState {
  readonly id: string
  readonly spec: Spec
  readonly comparison: Comparison | null
  /** Step at which a run ends; 0 for an analysis. */
  readonly lastStep: number
  readonly arms: readonly string[]

  settings = $state.raw<Settings>({})
  seed = $state(0)
  /** The run that the controls describe, as far as it has come. */
  logs = $state.raw<readonly RunLog[]>([])
  /** The run before it, drawn pale until the new one has come as far. */
  printed = $state.raw<readonly RunLog[]>([])
  /** The play head, in steps. */
  head = $state(0)
  playing = $state(false)
  speed = $state(1)
  at = $state<At>('end')
  /** One sentence about what went wrong, in the page's language. */
  problem = $state<string | null>(null)
  /** The core's own sentence about what it refused; the core speaks English. */
  refusal = $state<string | null>(null)
  runner = $state.raw<RunnerState>({ executor: 'unknown', place: 'worker', core: '' })

  /** Runs of the seeds that are in, also after a stop. */
  seedRuns = $state.raw<readonly SeedRun[]>([])
  seedsRunning = $state(false)
  secondsLeft = $state<number | null>(null)
  /** Seconds that all seeds will take on this device, before they start. */
  estimate = $state<number | null>(null)

  #abortRun: AbortController | null = null
  #abortSeeds: AbortController | null = null
  /** The step that all arms of the run under way have come to. */
  #reached = 0
  #reducedMotion = false
  #lastTick = 0

  constructor(id: string, spec: Spec, preview: readonly RunLog[]) {
    this.id = id
    this.spec = spec
    this.arms = Object.keys(spec.arms)
    this.comparison = comparisonOf(spec)
    this.lastStep = preview[0]?.steps.at(-1) ?? 0
    this.logs = preview
    this.printed = preview
    this.head = this.lastStep
  }

  /** Takes over the page that the build made and measures the device. Returns the clean-up. */
  start(): () => void {
    const runner = pageRunner()
    const unsubscribe = runner.subscribe((state) => {
      this.runner = state
    })
    this.#reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
    void this.#calibrate()
    return () => {
      unsubscribe()
      this.#abortRun?.abort()
      this.#abortSeeds?.abort()
      this.playing = false
    }
  }

  /** Goes to the state in a link to this demo, one of those on the page; one that makes no sense changes nothing. */
  follow(hash: string, onPage: readonly string[]): void {
    let linked: LinkedState | null
    try {
      linked = readLink(hash, this.id, this.spec, onPage)
    } catch (error) {
      this.#explain(error)
      return
    }
    if (linked === null) return
    this.seed = linked.seed
    this.settings = this.#withoutDefaults(linked.settings)
    void this.#run()
  }

  valueOf(path: string): Json {
    return this.settings[path] ?? optionOf(this.spec, path).default ?? null
  }

  set(path: string, value: Json): void {
    this.settings = this.#withoutDefaults({ ...this.settings, [path]: value })
    void this.#run()
  }

  setSeed(seed: number): void {
    this.seed = seed
    void this.#run()
  }

  restoreDefaults(): void {
    this.settings = {}
    void this.#run()
  }

  async play(): Promise<void> {
    if (this.playing) {
      this.playing = false
      return
    }
    if (this.head >= this.lastStep) this.head = 0
    this.playing = true
    this.#lastTick = performance.now()
    requestAnimationFrame((now) => this.#tick(now))
    await this.#needAllSteps()
  }

  /** Moves the head to a step; the run is made first where the page only carries its end. */
  async scrub(step: number): Promise<void> {
    this.playing = false
    this.head = Math.max(0, Math.min(this.lastStep, step))
    await this.#needAllSteps()
  }

  /** Moves the head by measured steps. */
  move(by: number): Promise<void> {
    const steps = this.measuredSteps
    const index = steps.findLastIndex((step) => step <= this.head)
    return this.scrub(steps[Math.max(0, Math.min(steps.length - 1, index + by))] ?? 0)
  }

  get measuredSteps(): readonly number[] {
    const longest = [...this.logs, ...this.printed].toSorted((a, b) => b.steps.length - a.steps.length)[0]
    return longest?.steps ?? []
  }

  /** Where a run has stopped because a value was not finite. */
  get diverged() {
    return this.logs.find((log) => log.outcome?.divergence)
  }

  get differences(): number[] {
    return this.comparison ? differencesOf(this.comparison, this.at, this.seedRuns) : []
  }

  async runSeeds(): Promise<void> {
    const { comparison } = this
    if (this.seedsRunning || comparison === null) {
      this.#abortSeeds?.abort()
      return
    }
    const abort = new AbortController()
    this.#abortSeeds = abort
    this.seedsRunning = true
    this.seedRuns = []
    this.secondsLeft = this.estimate
    const started = performance.now()
    const wanted = Array.from({ length: comparison.seeds }, (_, seed) => seed).flatMap((seed) =>
      [comparison.first, comparison.second].map((arm) => ({ arm, seed })),
    )
    try {
      await Promise.all(
        wanted.map(async ({ arm, seed }) => {
          const key = { arm, seed, settings: this.settings }
          const request = { spec: this.spec, key, purpose: 'measures' } as const
          const result = await pageRunner().run(request, { signal: abort.signal })
          if (abort.signal.aborted) return
          this.seedRuns = [...this.seedRuns, { arm, seed, result }]
          const done = this.seedRuns.length
          this.secondsLeft = (((performance.now() - started) / done) * (wanted.length - done)) / 1000
        }),
      )
    } catch (error) {
      this.#explain(error)
    } finally {
      if (this.#abortSeeds === abort) {
        this.seedsRunning = false
        this.secondsLeft = null
      }
    }
  }

  /** The trained network of an arm as an ONNX file; null where it cannot be had, with the reason in `refusal`. */
  async takeModel(arm: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const key = { arm, seed: this.seed, settings: this.settings }
    try {
      const result = await pageRunner().run({ spec: this.spec, key, purpose: 'measures', onnx: this.id })
      return result.onnx
    } catch (error) {
      this.#explain(error)
      return null
    }
  }

  #withoutDefaults(settings: Settings): Settings {
    return Object.fromEntries(
      Object.entries(settings).filter(([path, value]) => value !== optionOf(this.spec, path).default),
    )
  }

  async #needAllSteps(): Promise<void> {
    if (this.#abortRun === null && !this.logs.every(isComplete)) await this.#run(true)
  }

  /** Runs all arms. The head follows the run unless it is to stay where it is. */
  async #run(keepHead = false): Promise<void> {
    this.#abortRun?.abort()
    const abort = new AbortController()
    this.#abortRun = abort
    this.#reached = 0
    this.problem = null
    this.refusal = null
    if (!keepHead) {
      this.playing = false
      this.#abortSeeds?.abort()
      this.seedRuns = []
    }
    if (this.logs.every((log) => log.outcome !== null)) this.printed = this.logs
    let logs: readonly RunLog[] = this.arms.map(emptyLog)
    const put = (index: number, change: (log: RunLog) => RunLog) => {
      logs = logs.map((log, k) => (k === index ? change(log) : log))
    }
    // Frames come faster than the screen; one redraw takes all that have come since the last.
    let scheduled = 0
    const show = () => {
      scheduled = 0
      if (abort.signal.aborted) return
      this.logs = logs
      this.#reached = Math.min(...logs.map((log) => log.steps.at(-1) ?? 0))
      if (!keepHead) this.head = this.#reached
    }
    const schedule = () => {
      scheduled ||= requestAnimationFrame(show)
    }
    try {
      await Promise.all(
        this.arms.map(async (arm, index) => {
          const onFrame = (frame: Frame) => {
            put(index, (log) => withFrame(log, frame))
            schedule()
          }
          const key = { arm, seed: this.seed, settings: this.settings }
          const request = { spec: this.spec, key, purpose: 'frames' } as const
          const outcome = await pageRunner().run(request, { onFrame, signal: abort.signal })
          put(index, (log) => ({ ...log, outcome }))
        }),
      )
      if (abort.signal.aborted) return
      cancelAnimationFrame(scheduled)
      show()
      this.printed = this.logs
    } catch (error) {
      if (!abort.signal.aborted) this.#explain(error)
    } finally {
      if (this.#abortRun === abort) this.#abortRun = null
    }
  }

  #tick(now: number): void {
    if (!this.playing) return
    // A frame's time may lie before the click that asked for it.
    const elapsed = Math.max(0, now - this.#lastTick) / 1000
    const run = (elapsed * this.speed) / PLAY_SECONDS
    // With reduced motion the head jumps by tenths of the run.
    if (!this.#reducedMotion || run >= 0.1) {
      this.#lastTick = now
      const available = this.#abortRun === null ? this.lastStep : this.#reached
      this.head = Math.min(available, this.head + run * this.lastStep)
    }
    if (this.head >= this.lastStep) this.playing = false
    else requestAnimationFrame((next) => this.#tick(next))
  }

  /** One whole run tells how long all seeds will take here. */
  async #calibrate(): Promise<void> {
    const { comparison, spec } = this
    if (comparison === null) return
    const key = { arm: comparison.first, seed: 0, settings: {} }
    try {
      const { elapsedMs } = await pageRunner().run({ spec, key, purpose: 'measures' })
      this.estimate = (elapsedMs * comparison.seeds * 2) / pageRunner().size / 1000
    } catch (error) {
      this.#explain(error)
    }
  }

  #explain(error: unknown): void {
    if (error instanceof SpecError || error instanceof RunRefused) this.refusal = error.message
    else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
  }
}
