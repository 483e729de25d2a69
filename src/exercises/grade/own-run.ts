/** The run of a seed of one's own: a reader's share in what a whole class measures. */
import { evaluateClaim } from '#stats/claims.ts'
import { plannedKeys } from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'
import type { PredictExercise } from '../define.ts'
import type { Material } from '../material.ts'
import type { Environment } from './grade.ts'
import { claimOf } from './predict.ts'

/** The first seeds are those of claims and tunings; readers draw theirs from behind them. */
export const OWN_SEEDS = { first: 10_000, count: 990_000 } as const

/** The claim's difference at that seed, first side minus second. Undefined where a run did not end in a number. */
export async function ownRun(
  material: Material<PredictExercise>,
  seed: number,
  environment: Pick<Environment, 'runExperiment'>,
): Promise<number | undefined> {
  const { claim, spec } = claimOf(material)
  const one = { ...spec, claims: { [material.exercise.claim.split('/')[1]!]: { ...claim, seeds: 1 } } }
  const keys = plannedKeys(one).map(({ key }) => ({ ...key, seed }))
  const results = await environment.runExperiment(spec, keys)
  const metrics = new Map(keys.map((key, index) => [runName(key), results[index]!.metrics]))
  const at = (key: Parameters<typeof runName>[0], metric: string) => metrics.get(runName({ ...key, seed }))![metric]!
  try {
    // An interval needs two seeds: the same one twice says the same.
    return evaluateClaim(spec, { ...claim, seeds: 2 }, at).differences[0]
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
