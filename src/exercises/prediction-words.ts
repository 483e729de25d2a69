/** What is said of a prediction when its runs are in: what they measured, and the reader's own seed. */
import { differenceWords, meanWords, quantityOfClaim } from '#demos/claim-words.ts'
import { wordsIn } from '#demos/words.ts'
import { numbers } from '#i18n/numbers.ts'
import { type Language, text } from '#i18n/text.ts'
import type { ClaimResult } from '#stats/claims.ts'
import type { PredictExercise } from './define.ts'
import { claimOf } from './grade/predict.ts'
import type { Material } from './material.ts'
import type { ExerciseRecord } from './progress/record.ts'

/** A sentence or two for the claim, and one for the own run where there was one. */
export function predictionWords(
  language: Language,
  material: Material<PredictExercise>,
  result: ClaimResult,
  run: ExerciseRecord['run'],
): readonly string[] {
  const words = wordsIn(language)
  const { claim, spec } = claimOf(material)
  const quantity = quantityOfClaim(spec, claim)
  const measured = `${differenceWords(words, spec, claim)}. ${meanWords(words, quantity, result)}`
  if (!run) return [measured]
  const { points, significant, signed, fixed } = numbers
  const difference = signed(quantity.unit === 'percent' ? points(run.value) : significant(run.value))
  return [measured, text(language, 'exercise.predict.own', { seed: fixed(run.seed, 0), difference })]
}
