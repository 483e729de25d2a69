/** Settings: on how many of the seeds that the page does not show do all goals hold? */
import type { RunKey } from '#core/run.ts'
import type { Settings } from '#core/spec.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { Goal, TuneExercise } from '../define.ts'
import type { Material } from '../material.ts'
import { digestOf } from './digest.ts'
import type { Environment, Graded } from './grade.ts'

/** The arms that the goals measure, each once. */
export const armsOf = (goals: readonly Goal[]): readonly string[] => [
  ...new Set(goals.flatMap(({ arm, below, above }) => [arm, below, above].filter((side) => typeof side === 'string'))),
]

const metricOf = ({ measure, at = 'end' }: Goal) => (at === 'end' ? measure : `${measure}@${at}`)

/** What a goal measures in the runs of one seed, by arm. A run that diverged measures NaN. */
export const measured = (goal: Goal, runs: ReadonlyMap<string, RunResult>, arm = goal.arm): number =>
  runs.get(arm)?.metrics[metricOf(goal)] ?? Number.NaN

/** Whether a goal holds in the runs of one seed; nothing holds of NaN. */
export function holds(goal: Goal, runs: ReadonlyMap<string, RunResult>): boolean {
  const value = measured(goal, runs)
  const side = (other: number | string) => (typeof other === 'string' ? measured(goal, runs, other) : other)
  return (
    (goal.below === undefined || value < side(goal.below)) && (goal.above === undefined || value > side(goal.above))
  )
}

/** The runs of these seeds with the settings, one map from arm to run a seed. */
export async function runSeeds(
  { exercise, spec }: Material<TuneExercise>,
  settings: Settings,
  seeds: readonly number[],
  environment: Pick<Environment, 'runExperiment'>,
): Promise<{ readonly bySeed: readonly ReadonlyMap<string, RunResult>[]; readonly digest: string }> {
  const arms = armsOf(exercise.goals)
  const keys = seeds.flatMap((seed) => arms.map((arm): RunKey => ({ arm, seed, settings })))
  const results = await environment.runExperiment(spec!, keys)
  const bySeed = seeds.map(
    (_, index) => new Map(arms.map((arm, place) => [arm, results[index * arms.length + place]!])),
  )
  return { bySeed, digest: digestOf(results) }
}

export async function gradeTune(
  material: Material<TuneExercise>,
  settings: Settings,
  environment: Environment,
): Promise<Graded> {
  const { controls, goals, seeds, share } = material.exercise
  const strange = Object.keys(settings).find((path) => !controls.includes(path))
  if (strange !== undefined)
    return { passed: false, messages: [{ key: 'exercise.tune.strange', values: { path: strange } }] }
  const [first, count] = seeds
  const all = Array.from({ length: count }, (_, k) => first + k)
  const { bySeed, digest } = await runSeeds(material, settings, all, environment)
  const held = bySeed.filter((runs) => goals.every((goal) => holds(goal, runs))).length
  const passed = held >= share * count
  return { passed, messages: [{ key: 'exercise.tune.held', values: { held, count } }], digest }
}
