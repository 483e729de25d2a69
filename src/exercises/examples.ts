/** What the calls that an exercise shows before anything runs are to give. */
import type { CodeExercise } from './define.ts'
import { callOf, programOf } from './grade/code.ts'
import { showOutcome } from './grade/compare.ts'
import type { Environment } from './grade/grade.ts'
import type { Material } from './material.ts'

export interface Example {
  readonly call: string
  readonly expected: string
}

/** The visible tasks with what the solution gives. */
export async function examplesOf(
  { id, exercise, files }: Material<CodeExercise>,
  { runCode }: Pick<Environment, 'runCode'>,
): Promise<readonly Example[]> {
  const outcome = await runCode(programOf(exercise, files.solution ?? ''))
  if (outcome.kind !== 'ran') throw new Error(`The solution of ${id} does not run: ${outcome.kind}.`)
  return exercise.tasks.flatMap((task, index) =>
    task.visible ? [{ call: callOf(exercise, task), expected: showOutcome(outcome.calls[index]!) }] : [],
  )
}
