/** What the book remembers of one exercise. */
import { canonicalJson } from '#core/canonical-json.ts'
import { isTree, SpecError, type Tree } from '#core/units.ts'

export interface ExerciseRecord {
  /** `chapter/exercise`. */
  readonly exercise: string
  /** The hash of the exercise's data and code, as they were when the answer was given. */
  readonly content: string
  /** What the reader gave: `{ text }`, `{ option }`, `{ settings }`, `{ source }` or `{ log }`. */
  readonly answer: Tree
  /** Whether this answer passed. */
  readonly passed: boolean
  /** Answers that were graded so far. */
  readonly attempts: number
  /** Hints that were opened. */
  readonly hints: number
  readonly solutionSeen: boolean
  /** When the answer was given, as `toISOString` writes it. */
  readonly at: string
  /** The version of the core that graded it. */
  readonly core: string
  /** SHA-256 of what grading computed, where it made runs. */
  readonly digest?: string
  /** A run of the reader's own that answered a question of the book: its seed, and what it measured. */
  readonly run?: { readonly seed: number; readonly value: number }
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/
const DIGEST = /^[0-9a-f]{64}$/
const MOST_COUNTED = 1_000_000
/** Characters of an answer as JSON; code of an exercise is far shorter. */
const MOST_IN_ANSWER = 200_000

/**
 * A record that came from a file or from storage, with what belongs to it and nothing else. Throws a SpecError that names
 * the field.
 */
export function checkRecord(value: unknown): ExerciseRecord {
  if (!isTree(value)) throw new SpecError('A record is an object with an exercise and an answer.')
  const { exercise, content, answer, passed, attempts, hints, solutionSeen, at, core, digest, run } = value
  const wrong = (field: string, expected: string) => new SpecError(`“${field}” must be ${expected}.`)
  if (!isExercise(exercise)) throw wrong('exercise', 'the id of an exercise, such as l2-penalty/by-hand')
  if (!isWord(content)) throw wrong('content', 'the hash of the exercise')
  if (!isTree(answer) || !isShort(answer)) throw wrong('answer', 'an answer of at most 200,000 characters')
  if (typeof passed !== 'boolean') throw wrong('passed', 'true or false')
  if (!isCount(attempts)) throw wrong('attempts', 'a whole number from 0 to 1,000,000')
  if (!isCount(hints)) throw wrong('hints', 'a whole number from 0 to 1,000,000')
  if (typeof solutionSeen !== 'boolean') throw wrong('solutionSeen', 'true or false')
  if (!isTime(at)) throw wrong('at', 'a time such as 2026-11-26T09:30:00.000Z')
  if (!isWord(core)) throw wrong('core', 'the version of a core')
  if (digest !== undefined && !isDigest(digest)) throw wrong('digest', '64 digits of base 16')
  if (run !== undefined && !isRun(run)) throw wrong('run', 'a seed and a value, both numbers')
  return {
    exercise,
    content,
    answer,
    passed,
    attempts,
    hints,
    solutionSeen,
    at,
    core,
    ...(digest !== undefined && { digest }),
    ...(run !== undefined && { run: { seed: run.seed, value: run.value } }),
  }
}

const isExercise = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 200 && ID.test(value)
const isWord = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 128
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_COUNTED
const isDigest = (value: unknown): value is string => typeof value === 'string' && DIGEST.test(value)
const isRun = (value: unknown): value is { seed: number; value: number } =>
  isTree(value) && isCount(value.seed) && typeof value.value === 'number' && Number.isFinite(value.value)

function isTime(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const date = new Date(value)
  return !Number.isNaN(date.getTime()) && date.toISOString() === value
}

/** Storage may hold what is no JSON, even something that points at itself. */
function isShort(answer: Tree): boolean {
  try {
    return JSON.stringify(answer).length <= MOST_IN_ANSWER
  } catch {
    return false
  }
}

/**
 * One record out of two of the same exercise, in either order: an answer that passed goes before one that did not, a later
 * one before an earlier; counts never fall. Merging again changes nothing.
 */
export function mergeRecords(one: ExerciseRecord, other: ExerciseRecord): ExerciseRecord {
  const kept = isAhead(one, other) ? one : other
  return {
    ...kept,
    attempts: Math.max(one.attempts, other.attempts),
    hints: Math.max(one.hints, other.hints),
    solutionSeen: one.solutionSeen || other.solutionSeen,
  }
}

function isAhead(one: ExerciseRecord, other: ExerciseRecord): boolean {
  if (one.passed !== other.passed) return one.passed
  if (one.at !== other.at) return one.at > other.at
  return answerText(one) > answerText(other)
}

const answerText = ({ answer, content, core, digest, run }: ExerciseRecord) =>
  canonicalJson([answer, content, core, digest ?? null, run ?? null])

/** Whether two records say the same; either may be missing. */
export const isSameRecord = (one: ExerciseRecord | undefined, other: ExerciseRecord | undefined): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null)

/** What `read` answers, or undefined where it throws. */
export function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
