/** A prediction: the reader's own runs of the claim answer. It is done when they have, whether it was right or not. */
import type { Claim, Spec } from '#core/spec.ts'
import { type ClaimResult, evaluateClaim } from '#stats/claims.ts'
import { plannedKeys } from '#stats/ledger.ts'
import type { PairedDifference } from '#stats/paired.ts'
import { runName } from '#stats/run-name.ts'
import type { Direction, PredictExercise } from '../define.ts'
import type { Material } from '../material.ts'
import { digestOf } from './digest.ts'
import type { Environment, Graded } from './grade.ts'

/** The claim of a prediction, and the experiment as far as this claim needs it. */
export function claimOf({ exercise, spec }: Material<PredictExercise>): { readonly claim: Claim; readonly spec: Spec } {
  const name = exercise.claim.split('/')[1]!
  const claim = spec?.claims?.[name]
  if (!spec || !claim) throw new Error(`There is no claim “${exercise.claim}”.`)
  return { claim, spec: { ...spec, vary: {}, claims: { [name]: claim } } }
}

export const directionOf = ({ low, high }: PairedDifference): Direction =>
  high < 0 ? 'lower' : low > 0 ? 'higher' : 'undetected'

/** Makes the claim's runs; gives what they say, and the digest of all. */
export async function runClaim(
  material: Material<PredictExercise>,
  environment: Pick<Environment, 'runExperiment'>,
): Promise<{ readonly result: ClaimResult; readonly digest: string }> {
  const { claim, spec } = claimOf(material)
  const keys = plannedKeys(spec).map(({ key }) => key)
  const results = await environment.runExperiment(spec, keys)
  const metrics = new Map(keys.map((key, index) => [runName(key), results[index]!.metrics]))
  const result = evaluateClaim(spec, claim, (key, metric) => metrics.get(runName(key))![metric]!)
  return { result, digest: digestOf(results) }
}

export async function gradePredict(
  material: Material<PredictExercise>,
  option: string,
  environment: Environment,
): Promise<Graded> {
  const { options } = material.exercise
  if (!Object.hasOwn(options, option)) return { passed: false, messages: [{ key: 'exercise.noAnswer' }] }
  const { result, digest } = await runClaim(material, environment)
  const direction = directionOf(result.paired)
  const bet = options[option] === direction ? 'right' : 'wrong'
  return {
    passed: true,
    messages: [{ key: `exercise.predict.${bet}` }, { key: `exercise.predict.${direction}` }],
    digest,
    claim: result,
  }
}
