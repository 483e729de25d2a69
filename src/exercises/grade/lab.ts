/** A log: its rules hold, its runs give the same again, and it ends in a report. What the accuracy is earns nothing. */
import type { LabExercise } from '../define.ts'
import { eventsOf, firstRefusal, isReported, type LabLog, openingOf, readLog } from '../lab/log.ts'
import { accuracyIn, trainingsOf } from '../lab/recipe.ts'
import type { Material } from '../material.ts'
import { digestOf } from './digest.ts'
import type { Environment, Graded, Message } from './grade.ts'

/** Judges by the rules alone, as the page does while the log grows; the runs are believed. */
export function judgeLog(exercise: LabExercise, log: LabLog): Graded {
  const refused = firstRefusal(exercise, log)
  if (refused)
    return failed({
      key: `exercise.lab.refused.${refused.rule}`,
      values: { entry: refused.entry, budget: exercise.budget, seeds: exercise.seeds },
    })
  const digest = digestOf(eventsOf(log, 'run'))
  return isReported(log)
    ? { passed: true, messages: [], digest }
    : { passed: false, messages: [{ key: 'exercise.lab.unfinished' }], digest }
}

/** Judges by the rules, then makes every run of the log again. */
export async function gradeLab(
  { exercise }: Material<LabExercise>,
  given: readonly unknown[],
  environment: Pick<Environment, 'runExperiment'>,
): Promise<Graded> {
  const log = readLog(given)
  if (!log) return failed({ key: 'exercise.lab.unreadable' })
  const judged = judgeLog(exercise, log)
  if (judged.digest === undefined) return judged
  const runs = eventsOf(log, 'run')
  const tests = openingOf(log)?.tests
  const { spec, keys } = trainingsOf(exercise, runs)
  const results = keys.length === 0 ? [] : await environment.runExperiment(spec, keys)
  const digest = digestOf(results)
  const other = runs.findIndex(({ validation, digest }, index) => {
    const { metrics, digest: made } = results[index]!
    const sameTest = tests === undefined || tests[index] === accuracyIn(metrics, 'test')
    return digest !== made || validation !== accuracyIn(metrics, 'validation') || !sameTest
  })
  if (other >= 0)
    return { ...failed({ key: 'exercise.lab.otherRun', values: { run: other + 1, seed: runs[other]!.seed } }), digest }
  return { ...judged, digest }
}

const failed = (message: Message): Graded => ({ passed: false, messages: [message] })
