/** Recipes of a lab: techniques at levels, and the trainings that they stand for. */
import { canonicalJson } from '#core/canonical-json.ts'
import type { RunKey } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { Techniques } from '#core/techniques/index.ts'
import type { LabExercise, Level } from '../define.ts'

/** A level for each technique that is used; the empty recipe is the baseline. */
export type Recipe = { readonly [technique: string]: Level }

export const BASELINE: Recipe = {}

/** Equal recipes have equal names. */
export const nameOf = (recipe: Recipe): string => canonicalJson(recipe)

/** How many techniques it uses: fewer is simpler. */
export const sizeOf = (recipe: Recipe): number => Object.keys(recipe).length

/** Whether the exercise offers every part of the recipe. */
export const isOffered = ({ techniques }: LabExercise, recipe: Recipe): boolean =>
  Object.entries(recipe).every(
    ([technique, level]) =>
      Object.hasOwn(techniques, technique) &&
      techniques[technique]!.some((offered) => canonicalJson(offered) === canonicalJson(level)),
  )

export interface PlannedRun {
  readonly recipe: Recipe
  readonly seed: number
}

/** The experiment that has an arm for each of the recipes, and the keys of the runs in their order. */
export function trainingsOf(
  { setup }: LabExercise,
  runs: readonly PlannedRun[],
): { readonly spec: TrainingSpec; readonly keys: readonly RunKey[] } {
  const arms = new Map<string, { readonly techniques: Techniques }>()
  const keys = runs.map(({ recipe, seed }): RunKey => {
    const arm = nameOf(recipe)
    arms.set(arm, { techniques: recipe as Techniques })
    return { arm, seed, settings: {} }
  })
  return { spec: { kind: 'training', ...setup, arms: Object.fromEntries(arms), show: [], controls: [] }, keys }
}

/** The share of examples that a run gets right; a run that did not end in a number gets none right. */
export function accuracyIn(metrics: { readonly [key: string]: number }, split: 'validation' | 'test'): number {
  const error = metrics[`${split}.error`]!
  return Number.isFinite(error) ? 1 - error : 0
}
