/** The log of a lab: what a reader did, in order, and the rules of what may come next. Plain JSON; it only grows. */
import { isTree } from '#core/units.ts'
import type { LabExercise } from '../define.ts'
import { candidatesOf } from './candidates.ts'
import { BASELINE, isOffered, nameOf, type Recipe } from './recipe.ts'

/** `at`: when, as `toISOString` writes it. */
export type LabEvent = { readonly at: string } & (
  | { readonly event: 'plan'; readonly hypothesis: string; readonly shortlist: string }
  | {
      readonly event: 'run'
      readonly recipe: Recipe
      readonly seed: number
      /** The share of validation examples that it got right. */
      readonly validation: number
      readonly digest: string
    }
  | { readonly event: 'choice'; readonly recipe: Recipe }
  /** What the reader expected before, and the share of test examples that each run of the log got right. */
  | { readonly event: 'opened'; readonly expected: number; readonly tests: readonly number[] }
  | { readonly event: 'report'; readonly didNotWork: string }
)
export type LabLog = readonly LabEvent[]
/** An event before it is told when it happened. */
export type NewEvent = LabEvent extends infer E ? (E extends LabEvent ? Omit<E, 'at'> : never) : never
export type EventOf<K extends LabEvent['event']> = Extract<LabEvent, { readonly event: K }>

/** A rule that an event would break; the interface says each as `exercise.lab.refused.<rule>`. */
export type Rule =
  | 'plan-once'
  | 'plan-words'
  | 'plan-first'
  | 'recipe'
  | 'seed'
  | 'same-run'
  | 'budget'
  | 'after-opening'
  | 'baseline-first'
  | 'choice-runs'
  | 'choose-first'
  | 'expectation'
  | 'opened-once'
  | 'tests'
  | 'report-after'
  | 'report-words'
  | 'time'

/** Characters of each of the reader's texts. */
export const MOST_WORDS = 2000

export const eventsOf = <K extends LabEvent['event']>(log: LabLog, kind: K): readonly EventOf<K>[] =>
  log.filter((event): event is EventOf<K> => event.event === kind)

/** The choice that stands: the last one. */
export const choiceOf = (log: LabLog): Recipe | undefined => eventsOf(log, 'choice').at(-1)?.recipe
export const openingOf = (log: LabLog): EventOf<'opened'> | undefined => eventsOf(log, 'opened')[0]
export const isReported = (log: LabLog): boolean => eventsOf(log, 'report').length > 0

/** The rule that forbids this event after this log; null where it may come. */
export function refusalOf(exercise: LabExercise, log: LabLog, event: LabEvent): Rule | null {
  if (log.length > 0 && event.at <= log.at(-1)!.at) return 'time'
  const opened = openingOf(log) !== undefined
  switch (event.event) {
    case 'plan':
      if (log.length > 0) return 'plan-once'
      return hasWords(event.hypothesis) && hasWords(event.shortlist) ? null : 'plan-words'
    case 'run':
      return opened ? 'after-opening' : runRefusal(exercise, log, event)
    case 'choice':
      return opened ? 'after-opening' : choiceRefusal(exercise, log, event.recipe)
    case 'opened':
      if (opened) return 'opened-once'
      if (choiceOf(log) === undefined) return 'choose-first'
      if (!(event.expected > 0 && event.expected <= 1)) return 'expectation'
      return event.tests.length === eventsOf(log, 'run').length ? null : 'tests'
    case 'report':
      if (!opened) return 'report-after'
      return hasWords(event.didNotWork) ? null : 'report-words'
  }
}

function runRefusal(exercise: LabExercise, log: LabLog, { recipe, seed }: EventOf<'run'>): Rule | null {
  const runs = eventsOf(log, 'run')
  if (log[0]?.event !== 'plan') return 'plan-first'
  if (!isOffered(exercise, recipe)) return 'recipe'
  if (!Number.isInteger(seed) || seed < 0 || seed >= exercise.seeds) return 'seed'
  if (runs.some((run) => run.seed === seed && nameOf(run.recipe) === nameOf(recipe))) return 'same-run'
  return runs.length >= exercise.budget ? 'budget' : null
}

function choiceRefusal(exercise: LabExercise, log: LabLog, recipe: Recipe): Rule | null {
  const complete = candidatesOf(exercise, log).filter((candidate) => candidate.complete)
  const has = (one: Recipe) => complete.some((candidate) => nameOf(candidate.recipe) === nameOf(one))
  if (!has(BASELINE)) return 'baseline-first'
  return has(recipe) ? null : 'choice-runs'
}

/** The first entry, counted from 1, that breaks a rule; null where all are as they may be. */
export function firstRefusal(
  exercise: LabExercise,
  log: LabLog,
): { readonly rule: Rule; readonly entry: number } | null {
  for (const [index, event] of log.entries()) {
    const rule = refusalOf(exercise, log.slice(0, index), event)
    if (rule !== null) return { rule, entry: index + 1 }
  }
  return null
}

/** The moment for the next event: now, but later than the last one, whatever the clock says. */
export function momentAfter(log: LabLog, now: number): string {
  const last = log.at(-1)
  return new Date(last ? Math.max(now, Date.parse(last.at) + 1) : now).toISOString()
}

const hasWords = (words: string) => words.trim() !== '' && words.length <= MOST_WORDS

/** A log out of a file or a storage; null where it is none. */
export function readLog(value: unknown): LabLog | null {
  return Array.isArray(value) && value.every(isEvent) ? value : null
}

function isEvent(value: unknown): value is LabEvent {
  if (!isTree(value) || typeof value.at !== 'string' || Number.isNaN(Date.parse(value.at))) return false
  const words = (...keys: string[]) => keys.every((key) => typeof value[key] === 'string')
  switch (value.event) {
    case 'plan':
      return words('hypothesis', 'shortlist')
    case 'run':
      return isRecipe(value.recipe) && isShare(value.validation) && typeof value.seed === 'number' && words('digest')
    case 'choice':
      return isRecipe(value.recipe)
    case 'opened':
      return typeof value.expected === 'number' && Array.isArray(value.tests) && value.tests.every(isShare)
    case 'report':
      return words('didNotWork')
    default:
      return false
  }
}

const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1
const isRecipe = (value: unknown) =>
  isTree(value) &&
  Object.values(value).every(
    (level) => isTree(level) && Object.values(level).every((option) => typeof option === 'number'),
  )
