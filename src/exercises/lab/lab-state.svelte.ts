/** A lab on a page: its log, and what a reader can do next. */
import { text } from '#i18n/text.ts'
import type { LabExercise } from '../define.ts'
import type { ExerciseState } from '../exercise-state.svelte.ts'
import { judgeLog } from '../grade/lab.ts'
import type { Material } from '../material.ts'
import { candidatesOf } from './candidates.ts'
import {
  choiceOf,
  type EventOf,
  eventsOf,
  type LabLog,
  momentAfter,
  type NewEvent,
  openingOf,
  type Rule,
  readLog,
  refusalOf,
} from './log.ts'
import { accuracyIn, type PlannedRun, trainingsOf } from './recipe.ts'
import { reportOf } from './report.ts'

export class LabState {
  readonly answer: ExerciseState
  readonly exercise: LabExercise
  /** What runs are made for. */
  making = $state<'validation' | 'test' | null>(null)

  /** Null where what was remembered is no log. */
  readonly #read = $derived.by(() => readLog(this.answer.record?.answer.log ?? []))
  readonly log = $derived<LabLog>(this.#read ?? [])
  /** What is wrong with a log that came from elsewhere; nothing is added to such a one. */
  readonly broken = $derived.by(() => {
    const message = this.#read
      ? judgeLog(this.exercise, this.log).messages[0]
      : ({ key: 'exercise.lab.unreadable' } as const)
    return message && 'key' in message && message.key !== 'exercise.lab.unfinished' ? message : null
  })
  readonly plan = $derived<EventOf<'plan'> | undefined>(eventsOf(this.log, 'plan')[0])
  readonly runs = $derived(eventsOf(this.log, 'run'))
  readonly candidates = $derived.by(() => candidatesOf(this.exercise, this.log))
  readonly choice = $derived(choiceOf(this.log))
  readonly report = $derived.by(() => (this.broken ? null : reportOf(this.exercise, this.log)))

  constructor(answer: ExerciseState) {
    this.answer = answer
    this.exercise = (answer.material as Material<LabExercise>).exercise
  }

  /** Adds an event, or says why it may not come. */
  add(event: NewEvent): boolean {
    const stamped = { ...event, at: momentAfter(this.log, Date.now()) }
    const rule = refusalOf(this.exercise, this.log, stamped)
    this.answer.problem = rule && this.#sentence(rule)
    if (rule === null) this.#keep([...this.log, stamped])
    return rule === null
  }

  /** The page believes its own runs; opening the test set is the one attempt. */
  #keep(log: LabLog): void {
    void this.answer.keepLog(log, judgeLog(this.exercise, log), openingOf(log) ? 1 : 0)
  }

  /** Makes runs of which validation alone enters the log, each as soon as it is in. */
  async run(runs: readonly PlannedRun[]): Promise<void> {
    if (!this.answer.busy && this.runs.length + runs.length > this.exercise.budget) {
      this.answer.problem = this.#sentence('budget')
      return
    }
    const { spec, keys } = trainingsOf(this.exercise, runs)
    await this.#make('validation', () =>
      this.answer.makeRuns(spec, keys, (index, { metrics, digest }) => {
        this.add({ event: 'run', ...runs[index]!, validation: accuracyIn(metrics, 'validation'), digest })
      }),
    )
  }

  /** Opens the test set: makes the runs of the log again, of which nobody has kept what they measure there. */
  async open(expected: number): Promise<void> {
    const { spec, keys } = trainingsOf(this.exercise, this.runs)
    const tests = keys.map(() => 0)
    const event = (): NewEvent => ({ event: 'opened', expected, tests })
    const rule = refusalOf(this.exercise, this.log, { ...event(), at: momentAfter(this.log, Date.now()) })
    if (rule && !this.answer.busy) {
      this.answer.problem = this.#sentence(rule)
      return
    }
    let made = 0
    await this.#make('test', () =>
      this.answer.makeRuns(spec, keys, (index, { metrics }) => {
        tests[index] = accuracyIn(metrics, 'test')
        made += 1
      }),
    )
    if (made === keys.length) this.add(event())
  }

  async #make(what: 'validation' | 'test', make: () => Promise<void>): Promise<void> {
    // A second call stops the first, which ends it.
    if (!this.answer.busy) this.making = what
    await make()
    if (!this.answer.busy) this.making = null
  }

  #sentence(rule: Rule): string {
    const { budget, seeds } = this.exercise
    return text(this.answer.language, `exercise.lab.refused.${rule}`, { budget, seeds })
  }
}
