/** Code: what it gives on each task against what the solution gives, and whether that is a slip that has a name. */
import type { StringKey } from '#i18n/text.ts'
import { type CodeExercise, DEFAULT_TOLERANCE, type Task } from '../define.ts'
import type { Material } from '../material.ts'
import type { CallOutcome, CodeOutcome, Program } from '../sandbox/protocol.ts'
import { type Difference, differenceOf, showOutcome, showValue } from './compare.ts'
import type { Environment, Graded, Message } from './grade.ts'

export async function gradeCode(
  material: Material<CodeExercise>,
  source: string,
  environment: Pick<Environment, 'runCode'>,
): Promise<Graded> {
  const { exercise, files } = material
  const run = (code: string) => environment.runCode(programOf(exercise, code))
  const outcome = await run(source)
  if (outcome.kind === 'stopped' || outcome.kind === 'no-place')
    return { ...failed(notRun(exercise, outcome)), unjudged: true }
  const solution = await run(files.solution!)
  if (solution.kind !== 'ran') throw new Error(`The solution of ${material.id} did not run: ${solution.kind}.`)
  const failure =
    outcome.kind === 'ran' ? firstFailure(exercise, solution.calls, outcome.calls) : notRun(exercise, outcome)
  if (failure === null) return { passed: true, messages: [] }
  for (const slip of exercise.slips)
    if (isAlike(exercise.tasks, outcome, await run(files.wrong[slip]!))) return failed({ slip }, failure)
  return failed(failure)
}

/** The calls of all tasks. */
export const programOf = ({ function: name, tasks }: CodeExercise, source: string): Program => ({
  source,
  function: name,
  calls: tasks.map(({ args }) => args),
})

const failed = (...messages: readonly Message[]): Graded => ({ passed: false, messages })
const toleranceOf = ({ tolerance = DEFAULT_TOLERANCE }: Task) => tolerance

/** Why nothing was computed. */
function notRun({ function: name }: CodeExercise, outcome: Exclude<CodeOutcome, { kind: 'ran' }>): Message {
  if (outcome.kind === 'broken') return { key: withLine('broken', outcome), values: toldBy(outcome) }
  return { key: `exercise.code.${outcome.kind}`, values: { name } }
}

interface Told {
  readonly message: string
  readonly line?: number
}
const withLine = (what: 'broken' | 'threw', { line }: Told) =>
  line === undefined ? (`exercise.code.${what}` as const) : (`exercise.code.${what}At` as const)
/** An engine may end its sentence with a full stop, or not. */
const toldBy = ({ message, line }: Told) => ({
  message: message.replace(/\.$/, ''),
  ...(line !== undefined && { line }),
})

/** What is wrong with the first task that is not passed; null where all are. */
function firstFailure(
  exercise: CodeExercise,
  expected: readonly CallOutcome[],
  got: readonly CallOutcome[],
): Message | null {
  for (const [index, task] of exercise.tasks.entries()) {
    const wanted = expected[index]!
    const came = got[index]!
    const values = {
      task: index + 1,
      call: callOf(exercise, task),
      expected: showOutcome(wanted),
      got: showOutcome(came),
    }
    if (came.kind === 'threw') {
      if (wanted.kind === 'threw') continue
      return { key: withLine('threw', came), values: { ...values, ...toldBy(came) } }
    }
    if (wanted.kind === 'threw') return { key: 'exercise.code.shouldThrow', values }
    const difference = differenceOf(wanted.value, came.value, toleranceOf(task))
    if (difference) return messageOf(difference, values)
    if (came.changed && !wanted.changed) return { key: 'exercise.code.changed', values }
  }
  return null
}

const keys = {
  nothing: 'exercise.code.nothing',
  type: 'exercise.code.type',
  length: 'exercise.code.length',
  'missing-key': 'exercise.code.missingKey',
  'extra-key': 'exercise.code.extraKey',
  'not-a-number': 'exercise.code.notANumber',
  infinite: 'exercise.code.infinite',
  value: 'exercise.code.value',
} as const satisfies Record<Difference['kind'], StringKey>

const messageOf = ({ kind, path, expected, got }: Difference, values: Record<string, string | number>): Message => ({
  key: keys[kind],
  values: { ...values, path, wanted: expected, came: got },
})

/** `l2Step(3, 0.5)`. */
export const callOf = ({ function: name }: CodeExercise, { args }: Task): string =>
  `${name}(${args.map(showValue).join(', ')})`

/** Whether two programs give the same on every task, or fail in the same way. */
function isAlike(tasks: readonly Task[], one: CodeOutcome, other: CodeOutcome): boolean {
  if (one.kind !== 'ran' || other.kind !== 'ran') return one.kind === other.kind && one.kind === 'too-long'
  return tasks.every((task, index) => {
    const [a, b] = [one.calls[index]!, other.calls[index]!]
    if (a.kind === 'threw' || b.kind === 'threw') return a.kind === b.kind
    return a.changed === b.changed && differenceOf(b.value, a.value, toleranceOf(task)) === null
  })
}
