/** A reader of a lab as a test plays one: events with rising times, and runs that are made in Node. */
import type { LabExercise } from '#exercises/define.ts'
import type { Environment } from '#exercises/grade/grade.ts'
import { eventsOf, type LabLog, momentAfter, type NewEvent } from '#exercises/lab/log.ts'
import { accuracyIn, type PlannedRun, type Recipe, trainingsOf } from '#exercises/lab/recipe.ts'

export const plan: NewEvent = { event: 'plan', hypothesis: 'Dropout helps.', shortlist: 'Dropout, then decay.' }
export const report: NewEvent = { event: 'report', didNotWork: 'Batch norm did not.' }

/** The log with these events after it. */
export function after(log: LabLog, ...events: readonly NewEvent[]): LabLog {
  const grown = [...log]
  for (const event of events) grown.push({ ...event, at: momentAfter(grown, 0) })
  return grown
}

/** A run that nobody made. */
export const invented = (recipe: Recipe, seed: number, validation = 0.8): NewEvent => ({
  event: 'run',
  recipe,
  seed,
  validation,
  digest: '0'.repeat(64),
})

/** The recipe on all seeds. */
export const allSeeds = ({ seeds }: LabExercise, recipe: Recipe): readonly PlannedRun[] =>
  Array.from({ length: seeds }, (_, seed) => ({ recipe, seed }))

/** A plan, these runs, a choice, the opening and a report, as an honest page writes them. */
export async function honestLog(
  exercise: LabExercise,
  runs: readonly PlannedRun[],
  choice: Recipe,
  { runExperiment }: Pick<Environment, 'runExperiment'>,
): Promise<LabLog> {
  const { spec, keys } = trainingsOf(exercise, runs)
  const results = await runExperiment(spec, keys)
  const made = runs.map((run, index): NewEvent => {
    const { metrics, digest } = results[index]!
    return { event: 'run', ...run, validation: accuracyIn(metrics, 'validation'), digest }
  })
  const tests = results.map(({ metrics }) => accuracyIn(metrics, 'test'))
  return after(
    [],
    plan,
    ...made,
    { event: 'choice', recipe: choice },
    { event: 'opened', expected: 0.9, tests },
    report,
  )
}

/** The opening of a log whose runs were invented. */
export const opening = (log: LabLog): NewEvent => ({
  event: 'opened',
  expected: 0.9,
  tests: eventsOf(log, 'run').map(() => 0.8),
})
