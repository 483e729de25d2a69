/** The state of one demo: its document, its runs, its play head, its seeds. What a reader does is a method. */

import type { Quantity } from '#core/results.ts'
import type { RunKey } from '#core/run.ts'
import type { At, Settings, Spec } from '#core/spec.ts'
import { type Json, SpecError } from '#core/units.ts'
import { pageRunner, type RunnerState, RunRefused } from '#runner/client.ts'
import type { RunResult } from '#runner/protocol.ts'
import { ArmRuns } from './arm-runs.svelte.ts'
import {
  asPrinted,
  type DemoDocument,
  sameRuns,
  specWith,
  valueAtStep,
  withArm,
  withChange,
  withOwnData,
  withoutArm,
  withSetting,
} from './document.ts'
import type { SweepPlan } from './lab/sweep.ts'
import { quantityOf } from './measure.ts'
import { optionOf } from './options.ts'
import { Playback } from './playback.svelte.ts'
import { Presence } from './presence.svelte.ts'
import { RunBatch } from './run-batch.svelte.ts'
import { emptyLog, indexAt, measuresOf, type RunLog } from './run-log.ts'
import { type KnownSeeds, Seeds } from './seeds.svelte.ts'
import type { ViewId } from './views.ts'

/** Moves of one control that follow each other sooner are one move. */
const ONE_MOVE_MS = 800
const NO_MOVE = { path: '', at: -Infinity, step: 0 }
/** Moves that can be undone. */
const MOST_UNDOS = 100
/** The head has come to rest when it has not been moved for so long. */
const REST_MS = 120

const ofArm = (logs: readonly RunLog[], arm: string) => logs.find((log) => log.arm === arm) ?? emptyLog(arm)

export class DemoState {
  readonly id: string
  /** As the author wrote it. */
  readonly printedSpec: Spec
  readonly presence = new Presence()
  readonly seeds: Seeds
  readonly sweepBatch = new RunBatch(this.presence)
  /** What the runs of the sweep are made for. */
  sweepPlan = $state.raw<SweepPlan | null>(null)
  readonly #runs: ArmRuns
  readonly #playback: Playback

  document = $state.raw<DemoDocument>(asPrinted)
  #past = $state.raw<readonly DemoDocument[]>([])
  at = $state<At>('end')
  /** One sentence about what went wrong, in the page's language. */
  problem = $state<string | null>(null)
  /** The core's own sentence about what it refused; the core speaks English. */
  refusal = $state<string | null>(null)
  runner = $state.raw<RunnerState>({ executor: 'unknown', place: 'worker', core: '' })

  /** The experiment as the reader has it. */
  readonly spec = $derived.by(() => specWith(this.printedSpec, this.document))
  readonly arms = $derived(Object.keys(this.spec.arms))
  /** Step at which a run ends; 0 for an analysis. */
  readonly lastStep = $derived.by(() =>
    this.spec.kind === 'training' ? Number(this.settings['training.steps'] ?? this.spec.training.steps) : 0,
  )
  /** The numbers that its runs end with. */
  readonly measures: readonly string[]

  /** The run of each arm, as far as it has come. */
  readonly logs = $derived.by(() => this.arms.map((arm) => ofArm(this.#runs.logs, arm)))
  /** The runs before them, or those that a fork has left, drawn pale. */
  readonly printed = $derived.by(() => this.arms.map((arm) => ofArm(this.#runs.printed, arm)))

  #lastMove = NO_MOVE
  #waking: Promise<void> | null = null
  /** Whether the run under way was broken off, and whether the head follows it. */
  #broken = false
  #follows = false
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(id: string, spec: Spec, preview: readonly RunLog[], seeds: KnownSeeds) {
    this.id = id
    this.printedSpec = spec
    this.measures = measuresOf(preview)
    this.#runs = new ArmRuns(spec, preview)
    this.seeds = new Seeds(this, seeds)
    const state = this
    this.#playback = new Playback({
      get lastStep() {
        return state.lastStep
      },
      get reached() {
        return state.#runs.going ? state.#runs.reached(state.lastStep) : state.lastStep
      },
      get seen() {
        return state.presence.seen
      },
    })
    this.#playback.head = this.lastStep
  }

  /** Takes over the page that the build made. Returns the clean-up. */
  start(frame: Element): () => void {
    const unwatch = this.presence.watch(frame, (seen) => (seen ? this.#goOn() : this.#pauseRuns()))
    const unsubscribe = pageRunner().subscribe((state) => {
      this.runner = state
    })
    return () => {
      unwatch()
      unsubscribe()
      clearTimeout(this.#rest)
      this.#runs.stop()
      this.seeds.batch.stop()
      this.sweepBatch.stop()
      this.#playback.pause()
    }
  }

  /** The reader has come near: starts the workers, and one run tells how long all seeds will take here. */
  wake(): Promise<void> {
    this.#waking ??= this.#attempt(async () => {
      const arm = this.seeds.comparison?.first.arm ?? this.arms[0]!
      const key = { arm, seed: 0, settings: {} }
      const { elapsedMs } = await pageRunner().run({ spec: this.printedSpec, key, purpose: 'measures' })
      this.secondsOfRun = elapsedMs / 1000
    })
    return this.#waking
  }
  /** What one run takes on this device, nothing shown. */
  secondsOfRun = $state<number | null>(null)

  /** Goes to the state in a link to this demo, one of those on the page; one that makes no sense changes nothing. */
  follow(hash: string, onPage: readonly string[]): void {
    // Any other address has no state to read.
    if (!/[#&]demo=/.test(hash)) return
    void this.#attempt(async () => {
      const { readLink } = await import('./read-link.ts')
      const linked = readLink(hash, { id: this.id, spec: this.printedSpec, measures: this.measures }, onPage)
      if (linked === null) return
      this.at = linked.at
      this.seeds.own = linked.comparison
      await this.#become(linked.document, linked.step)
    })
  }

  get settings(): Settings {
    return this.document.settings
  }
  get seed(): number {
    return this.document.seed
  }
  get running(): boolean {
    return this.#runs.going
  }
  get runSecondsLeft(): number | null {
    return this.#runs.secondsLeft
  }
  get head(): number {
    return this.#playback.head
  }
  get playing(): boolean {
    return this.#playback.playing
  }
  get speed(): number {
    return this.#playback.speed
  }
  set speed(speed: number) {
    this.#playback.speed = speed
  }
  get canUndo(): boolean {
    return this.#past.length > 0
  }
  /** Whether all but the seed is as the book prints it. */
  get isPrinted(): boolean {
    return sameRuns({ ...this.document, seed: 0 }, asPrinted)
  }
  /** The same, and the seed too. */
  get isAsPrinted(): boolean {
    return this.isPrinted && this.seed === 0 && !this.seeds.isOwn
  }

  /** The value of an option at the step of the play head. */
  valueOf(path: string): Json {
    return valueAtStep(this.printedSpec, this.document, path, Math.floor(this.head) + 1)
  }

  /**
   * Moves a control. In mid-run, what may change there forks the run at the play head; anything else, and anything at the
   * start or the end, is another run.
   */
  set(path: string, value: Json): void {
    const now = performance.now()
    const { type, live } = optionOf(this.spec, path).declaration
    // A slider passes many values on its way; an order of layers is changed by one act at a time.
    const sameMove = type !== 'order' && path === this.#lastMove.path && now - this.#lastMove.at < ONE_MOVE_MS
    const head = Math.floor(this.head)
    const inRun = this.spec.kind === 'training' && head > 0 && head < this.lastStep
    const forks = (sameMove ? this.#lastMove.step > 0 : inRun) && live === true
    const step = forks ? (sameMove ? this.#lastMove.step : head + 1) : 0
    const next = forks
      ? withChange(this.document, path, value, step)
      : withSetting(this.printedSpec, this.document, path, value)
    if (!sameMove) this.#remember()
    this.#lastMove = { path, at: now, step }
    void this.#attempt(() => this.#become(next, forks ? this.head : null))
  }

  setSeed(seed: number): void {
    this.#remember()
    void this.#attempt(() => this.#become({ ...this.document, seed }, null))
  }

  setData(data: DemoDocument['data']): Promise<void> {
    this.#remember()
    const next = withOwnData(this.document, data)
    if (next.arms.length < this.document.arms.length) this.seeds.own = {}
    return this.#attempt(() => this.#become(next, null))
  }

  /** Looks at these beside what the author shows; the runs stay as they are. */
  look(see: readonly ViewId[]): void {
    this.#remember()
    const head = this.head < this.lastStep ? this.head : null
    void this.#attempt(() => this.#become({ ...this.document, see }, head))
  }

  /** Sets an arm beside the others that is like one of them but for one option. */
  addArm(like: string, path: string, value: Json): string {
    this.#remember()
    const { document, name } = withArm(this.printedSpec, this.document, like, path, value)
    void this.#attempt(() => this.#become(document, null))
    return name
  }

  removeArm(name: string): void {
    this.#remember()
    this.seeds.own = {}
    void this.#attempt(() => this.#become(withoutArm(this.document, name), null))
  }

  restoreDefaults(): void {
    this.#remember()
    this.seeds.own = {}
    void this.#attempt(() => this.#become(asPrinted, null))
  }

  undo(): void {
    const before = this.#past.at(-1)
    if (!before) return
    this.#past = this.#past.slice(0, -1)
    this.#lastMove = NO_MOVE
    const forked = before.changes.length > 0 || this.document.changes.length > 0
    void this.#attempt(() => this.#become(before, forked ? this.head : null))
  }

  async play(): Promise<void> {
    if (this.playing) return this.scrub(this.head)
    this.#playback.play()
    await this.#needAllSteps()
  }

  /** Moves the head to a step; the run is made first where the page only carries its end. */
  async scrub(step: number): Promise<void> {
    this.#lastMove = NO_MOVE
    this.#playback.go(step)
    await this.#needAllSteps()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => void this.#attempt(() => this.#lookAtHead()), REST_MS)
  }

  /** One step forth or back. */
  async move(by: 1 | -1): Promise<void> {
    this.#lastMove = NO_MOVE
    this.#playback.go(by > 0 ? Math.floor(this.head) + 1 : Math.ceil(this.head) - 1)
    await this.#needAllSteps()
    await this.#attempt(() => this.#lookAtHead())
  }

  /** The step of what figures show at the head: the last measured one. They need not be drawn anew between two. */
  readonly shownStep = $derived.by(() => {
    if (this.head >= this.lastStep) return this.lastStep
    const reached = [...this.logs, ...this.printed].map((log) => log.steps[indexAt(log, this.head)] ?? 0)
    return Math.max(0, ...reached.filter((step) => step <= this.head))
  })

  get measuredSteps(): readonly number[] {
    const longest = [...this.logs, ...this.printed].toSorted((a, b) => b.steps.length - a.steps.length)[0]
    return longest?.steps ?? []
  }

  /** Where a run has stopped because a value was not finite. */
  get diverged(): RunLog | undefined {
    return this.logs.find((log) => log.outcome?.divergence)
  }

  /** What one of its measures is: an analysis says it itself. */
  quantityOf(measure: string): Quantity {
    const track = this.logs[0]!.tracks.get(measure)
    return this.spec.kind === 'analysis' && track
      ? { ...track.quantity, id: track.name }
      : quantityOf(this.spec, measure)
  }

  /** Seconds that all seeds will take on this device, before they start. */
  get estimate(): number | null {
    const { comparison } = this.seeds
    return this.secondsOfRun === null || comparison === null
      ? null
      : (this.secondsOfRun * comparison.seeds * this.arms.length) / pageRunner().size
  }

  runSeeds(): Promise<void> {
    return this.#attempt(() => this.seeds.run())
  }

  /** Makes the runs of a sweep. */
  async runSweep(plan: SweepPlan, keys: readonly RunKey[]): Promise<void> {
    this.sweepPlan = plan
    await this.#attempt(() => this.sweepBatch.start(plan.spec, keys))
  }

  /**
   * The run of an arm with its network as an ONNX file, and so many test examples with the core's outputs; null where it
   * cannot be had, with the reason in `refusal`.
   */
  async exportRun(arm: string, sample = 0): Promise<RunResult | null> {
    const key = { arm, seed: this.seed, settings: this.settings }
    const request = { spec: this.spec, key, purpose: 'measures', onnx: this.id } as const
    let result: RunResult | null = null
    await this.#attempt(async () => {
      result = await pageRunner().run(sample > 0 ? { ...request, sample } : request)
    })
    return result
  }

  #remember(): void {
    this.#lastMove = NO_MOVE
    this.#past = [...this.#past, this.document].slice(-MOST_UNDOS)
  }

  /** Of the core that runs here, once a worker has told it. */
  async coreVersion(): Promise<string> {
    await this.wake()
    return this.runner.core
  }

  /** Makes the runs of a document. The head stays at a step, or follows the runs to their end. */
  async #become(document: DemoDocument, head: number | null): Promise<void> {
    this.problem = null
    this.refusal = null
    if (!sameRuns(document, this.document)) {
      this.seeds.batch.clear()
      this.sweepBatch.clear()
    }
    this.document = document
    clearTimeout(this.#rest)
    if (head === null) this.#playback.pause()
    else this.#playback.head = head
    await this.#make(head === null)
    if (head !== null && !this.playing) await this.#lookAtHead()
  }

  /** Off screen a run is broken off; on screen again it goes on from its last checkpoint. */
  #pauseRuns(): void {
    this.#broken = this.#runs.going
    if (this.#broken) this.#runs.stop()
  }
  #goOn(): void {
    if (this.#broken) void this.#attempt(() => this.#make(this.#follows))
  }

  #make(follows: boolean): Promise<void> {
    this.#broken = false
    this.#follows = follows
    return this.#runs.make(this.document, this.lastStep, () => {
      if (follows) this.#playback.head = this.#runs.reached(this.lastStep)
    })
  }

  async #needAllSteps(): Promise<void> {
    if (!this.#runs.complete) await this.#attempt(() => this.#make(false))
  }

  async #lookAtHead(): Promise<void> {
    if (this.spec.kind === 'training' && !this.running) await this.#runs.look(this.document, Math.floor(this.head))
  }

  /** Says what the core refused; what was only broken off says nothing. */
  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      if (error instanceof SpecError || error instanceof RunRefused) this.refusal = error.message
      else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    }
  }
}
