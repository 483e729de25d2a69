/** Submissions that prove themselves: an answer is judged anew, its runs are made anew, and both are compared with the record. */
import { isTree, type Tree } from '#core/units.ts'
import type { PredictExercise } from './define.ts'
import { type Answer, type Environment, type Graded, grade } from './grade/grade.ts'
import { ownRun } from './grade/own-run.ts'
import { contentOf, type Material } from './material.ts'
import type { ExerciseRecord } from './progress/record.ts'

/**
 * `holds`: judged the same, and what was computed is equal bit for bit. `differs`: it is not. `other-core`: made by
 * another version of the core, so that bits may differ. `changed-exercise`: the exercise is not what it was.
 * `unknown-exercise`: this book has none of that name. `not-judged`: judging it went wrong.
 */
export type Standing = 'holds' | 'differs' | 'other-core' | 'changed-exercise' | 'unknown-exercise' | 'not-judged'

export interface Finding {
  readonly record: ExerciseRecord
  readonly standing: Standing
  /** Whether the answer passes now; unknown where nothing could be judged. */
  readonly passes?: boolean
  /** What differs, or why nothing could be judged. */
  readonly why?: string
}

/** Judges the answer of a record as the book is now. */
export async function verifyRecord(
  record: ExerciseRecord,
  material: Material | undefined,
  environment: Environment,
  core: string,
): Promise<Finding> {
  if (!material) return { record, standing: 'unknown-exercise', why: 'this book has no such exercise' }
  if (!isAnswer(record.answer))
    return { record, standing: 'not-judged', why: 'its answer is none that an exercise takes' }
  let graded: Graded
  let own: number | undefined
  try {
    graded = await grade(material, record.answer, environment)
    own = record.run && (await ownRunAgain(material, record.run.seed, environment))
  } catch (error) {
    // What one file does must not keep the others from being judged.
    const reason = error instanceof Error ? error.message : String(error)
    return { record, standing: 'not-judged', why: reason.replace(/\s+/g, ' ').replace(/\.$/, '') }
  }
  const passes = graded.passed
  if (contentOf(material) !== record.content)
    return { record, standing: 'changed-exercise', passes, why: 'the exercise has changed since' }
  if (core !== record.core)
    return { record, standing: 'other-core', passes, why: `made by core ${record.core}, and this is core ${core}` }
  const why = differences(record, graded, own)
  return why.length > 0
    ? { record, standing: 'differs', passes, why: why.join('; ') }
    : { record, standing: 'holds', passes }
}

/** No compiler has seen the answer of a file. */
function isAnswer(answer: Tree): answer is Tree & Answer {
  const { text, option, source, settings, log } = answer
  return [text, option, source].some((part) => typeof part === 'string') || isTree(settings) || Array.isArray(log)
}

async function ownRunAgain(material: Material, seed: number, environment: Environment): Promise<number | undefined> {
  if (material.exercise.kind !== 'predict') return undefined
  return ownRun(material as Material<PredictExercise>, seed, environment)
}

function differences(record: ExerciseRecord, graded: Graded, own: number | undefined): string[] {
  const said = (passed: boolean) => (passed ? 'right' : 'not right')
  // A log says what is wrong with it; of other answers, that they are not right is all there is to say.
  const inLog = graded.messages.flatMap((message) => {
    if (!('key' in message)) return []
    const { entry, run } = message.values ?? {}
    if (message.key.startsWith('exercise.lab.refused.'))
      return [`its log breaks the rule “${message.key.split('.').at(-1)}” at entry ${entry}`]
    return message.key === 'exercise.lab.otherRun' ? [`run ${run} of its log gives something else here`] : []
  })
  if (inLog.length > 0) return inLog
  return [
    ...(graded.passed === record.passed
      ? []
      : [`the file says that it is ${said(record.passed)}, and it is ${said(graded.passed)}`]),
    ...(graded.digest === record.digest ? [] : ['its runs gave something else here, or were never made']),
    ...(record.run === undefined || Object.is(own, record.run.value)
      ? []
      : [`the run of seed ${record.run.seed} measures ${own ?? 'nothing'} here, not ${record.run.value}`]),
  ]
}

/** The same environment, which makes no run twice: a class gives many answers to one exercise. */
export function remembering(environment: Environment): Environment {
  const programs = remembered(environment.runCode)
  const experiments = remembered(([spec, keys]: Parameters<Environment['runExperiment']>) =>
    environment.runExperiment(spec, keys),
  )
  return { runCode: programs, runExperiment: (spec, keys) => experiments([spec, keys]) }
}

function remembered<A, R>(work: (argument: A) => Promise<R>): (argument: A) => Promise<R> {
  const known = new Map<string, Promise<R>>()
  return (argument) => {
    const name = JSON.stringify(argument)
    const result = known.get(name) ?? work(argument)
    known.set(name, result)
    return result
  }
}
