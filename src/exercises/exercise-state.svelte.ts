/** What happens to one exercise on a page: answers, attempts, hints, and what is remembered of them. */
import type { RunKey } from '#core/run.ts'
import type { Settings, Spec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { refusalWords } from '#i18n/refusals.ts'
import { type Language, text } from '#i18n/text.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { PredictExercise, TuneExercise } from './define.ts'
import type { Answer, Graded } from './grade/grade.ts'
import type { LabLog } from './lab/log.ts'
import type { Material } from './material.ts'
import { openProgress } from './progress/progress.ts'
import type { ExerciseRecord } from './progress/record.ts'
import { type Solutions, showsSolution } from './solutions.ts'

export interface ExerciseOptions {
  readonly language: Language
  readonly material: Material
  /** Of the exercise as it is now: `contentOf`. */
  readonly content: string
  /** Version of the core. */
  readonly core: string
  readonly solutions: Solutions
  /** Address of the page in whose frame readers' code runs. */
  readonly sandbox: string
}

export class ExerciseState {
  readonly language: Language
  readonly material: Material
  readonly #options: ExerciseOptions

  /** The exercise's part of the page, once the page's scripts have it. */
  section = $state.raw<HTMLElement | null>(null)
  /** What is remembered of the reader's last answer. */
  record = $state.raw<ExerciseRecord | undefined>(undefined)
  /** What the last answer on this page was judged to be. */
  graded = $state.raw<Graded | null>(null)
  /** What the runs of a prediction measured, in sentences. */
  measured = $state.raw<readonly string[]>([])
  busy = $state(false)
  /** Runs that are done, and how many there are, while grading makes any. */
  progress = $state.raw<{ readonly done: number; readonly count: number } | null>(null)
  /** What went wrong, in a sentence. */
  problem = $state<string | null>(null)
  readonly changed = $derived.by(() => this.record !== undefined && this.record.content !== this.#options.content)

  #abort: AbortController | null = null
  /** Seen before an answer was given. */
  #hints = 0
  #solutionSeen = false

  constructor(options: ExerciseOptions) {
    this.#options = options
    this.language = options.language
    this.material = options.material
  }

  /** Takes over the part of the page that the build made. Returns the clean-up. */
  start(section: HTMLElement): () => void {
    const progress = openProgress()
    const learn = () => {
      this.record = progress.records.get(this.material.id)
      this.#showSolution(section)
    }
    const unsubscribe = progress.subscribe(learn)
    void progress.read(this.material.id).then(learn)
    // A toggle does not bubble.
    section.addEventListener('toggle', this.#opened, true)
    this.section = section
    this.#showSolution(section)
    return () => {
      this.#abort?.abort()
      section.removeEventListener('toggle', this.#opened, true)
      unsubscribe()
    }
  }

  /** Judges an answer; while one is being judged, stops that. Resolves once the answer is saved, or cannot be. */
  async check(answer: Answer): Promise<void> {
    const judged = await this.#work(async ({ gradeInPage, ownRunInPage }, signal, onRun) => {
      const graded = await gradeInPage(this.material, answer, this.#options.sandbox, signal, onRun)
      const run = await ownRunInPage(this.material, this.record?.run?.seed, signal)
      this.graded = graded
      if (graded.claim) {
        const { predictionWords } = await import('./prediction-words.ts')
        this.measured = predictionWords(this.language, this.material as Material<PredictExercise>, graded.claim, run)
      }
      return { graded, run }
    })
    if (!judged || judged.graded.unjudged) return
    // Storage may be slow: the next answer is judged meanwhile.
    await this.#remember(answer, judged.graded, {
      attempts: (this.record?.attempts ?? 0) + 1,
      at: new Date().toISOString(),
      ...(judged.run !== undefined && { run: judged.run }),
    })
  }

  /** Runs a tuning's arms on one seed that the reader sees; gives what its goals measure there. */
  tryOut(settings: Settings, seed: number): Promise<readonly number[] | undefined> {
    return this.#work(({ tryInPage }, signal, onRun) =>
      tryInPage(this.material as Material<TuneExercise>, settings, seed, signal, onRun),
    )
  }

  /** Makes runs for a log, `onResult` having each as soon as it is in. */
  async makeRuns(
    spec: Spec,
    keys: readonly RunKey[],
    onResult: (index: number, result: RunResult) => void,
  ): Promise<void> {
    await this.#work(({ makeRunsInPage }, signal, onRun) => makeRunsInPage(spec, keys, signal, onRun, onResult))
  }

  /** Remembers a log that has grown, and what its rules make of it. */
  keepLog(log: LabLog, graded: Graded, attempts: number): Promise<void> {
    return this.#remember({ log: log as unknown as readonly Json[] }, graded, { attempts, at: log.at(-1)!.at })
  }

  /** One thing at a time: a second call stops the first. Gives nothing where it was stopped, or went wrong. */
  async #work<Given>(
    action: (
      loaded: typeof import('./grade-in-page.ts'),
      signal: AbortSignal,
      onRun: (done: number, count: number) => void,
    ) => Promise<Given>,
  ): Promise<Given | undefined> {
    if (this.#abort) {
      this.#abort.abort()
      return undefined
    }
    this.#abort = new AbortController()
    const { signal } = this.#abort
    this.busy = true
    this.graded = null
    this.measured = []
    this.problem = null
    try {
      return await action(await import('./grade-in-page.ts'), signal, (done, count) => {
        this.progress = { done, count }
      })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.problem = signal.aborted
        ? text(this.language, 'exercise.code.stopped')
        : text(this.language, 'exercise.unexpected', { reason: await refusalWords(this.language, reason) })
      return undefined
    } finally {
      this.#abort = null
      this.busy = false
      this.progress = null
    }
  }

  async #remember(
    answer: Answer,
    graded: Graded,
    more: Pick<ExerciseRecord, 'attempts' | 'at' | 'run'>,
  ): Promise<void> {
    const { content, core } = this.#options
    await this.#write({
      exercise: this.material.id,
      content,
      answer,
      passed: graded.passed,
      hints: Math.max(this.record?.hints ?? 0, this.#hints),
      solutionSeen: this.record?.solutionSeen || this.#solutionSeen,
      core,
      ...(graded.digest !== undefined && { digest: graded.digest }),
      ...more,
    })
  }

  async #write(record: ExerciseRecord): Promise<void> {
    this.record = record
    if (this.section) this.#showSolution(this.section)
    await openProgress().write(record)
  }

  readonly #opened = ({ target }: Event) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return
    if (target.dataset.hint) this.#hints = Math.max(this.#hints, Number(target.dataset.hint))
    if (target.matches('.solution')) this.#solutionSeen = true
    const { record } = this
    if (!record || (this.#hints <= record.hints && (record.solutionSeen || !this.#solutionSeen))) return
    void this.#write({
      ...record,
      hints: Math.max(record.hints, this.#hints),
      solutionSeen: record.solutionSeen || this.#solutionSeen,
    })
  }

  #showSolution(section: HTMLElement): void {
    const attempts = this.record?.attempts ?? 0
    section.dataset.solution = showsSolution(this.#options.solutions, { attempts, now: new Date() }) ? 'open' : 'later'
  }
}
