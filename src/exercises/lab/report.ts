/** What an opened log says: accuracies with their intervals, the winner's optimism, and what the rubric finds in it. */
import { type PairedDifference, pairedDifference } from '#stats/paired.ts'
import type { LabExercise, RubricRow } from '../define.ts'
import { type Candidate, candidatesOf, selectCandidate, summaryOf } from './candidates.ts'
import { choiceOf, type EventOf, eventsOf, isReported, type LabLog, openingOf } from './log.ts'
import { BASELINE, nameOf, type Recipe, sizeOf } from './recipe.ts'

/** A complete recipe after the opening. */
export interface Tested {
  readonly recipe: Recipe
  readonly validation: number
  /** Mean test accuracy over the seeds. */
  readonly test: number
  readonly testBySeed: readonly number[]
}

export interface Report {
  readonly opening: EventOf<'opened'>
  readonly chosen: Tested
  readonly baseline: Tested
  /** Half of the 95 % interval of the chosen recipe's accuracy, 1.96 √(a (1 − a) / test). */
  readonly halfWidth: number
  /** Chosen minus baseline on the test examples, paired by seed. */
  readonly gain: PairedDifference
  /** Validation minus test accuracy of the chosen recipe. */
  readonly optimism: number
  /** Validation examples that judge a recipe, over all its seeds. */
  readonly validation: number
  readonly tested: readonly Tested[]
}

/** Null until the test set is open. */
export function reportOf(exercise: LabExercise, log: LabLog): Report | null {
  const opening = openingOf(log)
  const choice = choiceOf(log)
  if (!opening || !choice) return null
  const tested = testedOf(candidatesOf(exercise, log), eventsOf(log, 'run'), opening.tests)
  const find = (recipe: Recipe) => tested.find((one) => nameOf(one.recipe) === nameOf(recipe))!
  const [chosen, baseline] = [find(choice), find(BASELINE)]
  const { validation, test } = exercise.setup.data as { validation: number; test: number }
  return {
    opening,
    chosen,
    baseline,
    halfWidth: 1.96 * Math.sqrt((chosen.test * (1 - chosen.test)) / test),
    gain: pairedDifference(chosen.testBySeed.map((accuracy, seed) => accuracy - baseline.testBySeed[seed]!)),
    optimism: chosen.validation - chosen.test,
    validation: validation * exercise.seeds,
    tested,
  }
}

function testedOf(
  candidates: readonly Candidate[],
  runs: readonly EventOf<'run'>[],
  tests: readonly number[],
): readonly Tested[] {
  return candidates
    .filter(({ complete }) => complete)
    .map(({ recipe, mean }) => {
      const own = runs.flatMap((run, index) =>
        nameOf(run.recipe) === nameOf(recipe) ? [{ seed: run.seed, test: tests[index]! }] : [],
      )
      const testBySeed = own.toSorted((a, b) => a.seed - b.seed).map(({ test }) => test)
      return { recipe, validation: mean, test: summaryOf(testBySeed).mean, testBySeed }
    })
}

/**
 * Validation minus test accuracy of the best of k of these recipes by validation, averaged over every choice of k among
 * them; entry k − 1. With the recipes in falling order, the one at place i wins where it is drawn and none before it:
 * with chance C(m − 1 − i, k − 1) / C(m, k).
 */
export function optimismByTries(tested: readonly Tested[]): readonly number[] {
  const sorted = tested.toSorted((a, b) => b.validation - a.validation)
  const count = sorted.length
  return sorted.map((_, before) => {
    const tries = before + 1
    // The chance that the first one wins is k / m; each further one has so much of the chance of the one before it.
    let chance = tries / count
    let optimism = 0
    for (const [place, { validation, test }] of sorted.entries()) {
      optimism += chance * (validation - test)
      const left = count - 1 - place
      chance *= left === 0 ? 0 : (left - tries + 1) / left
    }
    return optimism
  })
}

/** Which rows of the rubric the log itself shows. Whether the words are good ones is for a teacher to say. */
export function rubricOf(exercise: LabExercise, log: LabLog): Readonly<Record<RubricRow, boolean>> {
  const candidates = candidatesOf(exercise, log)
  const complete = (recipe: Recipe) => candidates.some((one) => one.complete && nameOf(one.recipe) === nameOf(recipe))
  const first = (found: (size: number) => boolean) => candidates.findIndex(({ recipe }) => found(sizeOf(recipe)))
  const [alone, combined] = [first((size) => size === 1), first((size) => size > 1)]
  const choice = choiceOf(log)
  const chosenByRule = selectCandidate(candidates)
  return {
    plan: log[0]?.event === 'plan',
    baseline: complete(BASELINE),
    controls: alone >= 0 && (combined < 0 || alone < combined),
    rule: choice !== undefined && chosenByRule !== undefined && nameOf(chosenByRule.recipe) === nameOf(choice),
    seal: openingOf(log) !== undefined,
    report: isReported(log),
  }
}
