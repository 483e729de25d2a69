/** An exercise as plain data: what is asked for, and by what an answer is judged. Its words stand beside it in MDX. */
import type { At, Settings, TrainingSetup } from '#core/spec.ts'

/** A value that tasks take and solutions give: JSON, with every number of JavaScript. */
export type Value = number | string | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** One number. `solution.js`, where there is one, has a function `answer()` that computes it; the gate compares. */
export interface NumberExercise {
  readonly kind: 'number'
  readonly answer: number
  /** Absolute; 0 asks for the number itself. */
  readonly tolerance: number
  /** A sign that follows the number, the same in every language: `%`. It may be typed or left out. */
  readonly unit?: string
  /** What typical slips give. The words say of each, in `<Slip id>`, what was done. */
  readonly slips: { readonly [slip: string]: number }
}

/** One option of several. The words have an `<Option id>` and a `<Why id>` for each. */
export interface ChoiceExercise {
  readonly kind: 'choice'
  readonly right: string
  readonly options: readonly string[]
}

/** What the 95 % interval of a claim's difference says: all of it below 0, all of it above, or 0 is in it. */
export type Direction = 'lower' | 'higher' | 'undetected'

/**
 * A bet on a claim before its runs are made. What is right is never typed: it is the direction of the claim's first side
 * against its second. The words have an `<Option id>` for each.
 */
export interface PredictExercise {
  readonly kind: 'predict'
  /** `<chapter>/<claim>`. */
  readonly claim: string
  readonly options: { readonly [option: string]: Direction }
}

/** A measure of an arm that has to lie below or above a number, or the same measure of another arm, seed by seed. */
export interface Goal {
  readonly arm: string
  /** A metric's key, such as `test.error`. */
  readonly measure: string
  readonly at?: At
  readonly below?: number | string
  readonly above?: number | string
}

/** Settings of an experiment's controls with which all goals hold on a share of seeds that the page does not show. */
export interface TuneExercise {
  readonly kind: 'tune'
  /** `<chapter>/<experiment>`. */
  readonly experiment: string
  /** Paths of controls that the experiment has. */
  readonly controls: readonly string[]
  /** What the controls begin with, where the experiment's own settings would meet the goals. */
  readonly start?: Settings
  readonly goals: readonly Goal[]
  /** The first seed, and how many. */
  readonly seeds: readonly [first: number, count: number]
  /** Of the seeds, at least this share; 1 is all of them. */
  readonly share: number
  /** Settings that meet the goals, for the gate. */
  readonly solution: Settings
}

/** Of numbers that code computes. */
export const DEFAULT_TOLERANCE = 1e-9

/** One call of the reader's function. What it has to give is computed from `solution.js`, never typed. */
export interface Task {
  readonly args: readonly Value[]
  /** Absolute, for every number of the result; `DEFAULT_TOLERANCE` unless told. */
  readonly tolerance?: number
  /** Shown beside the code before anything runs. */
  readonly visible?: true
}

/**
 * A function to write (`code`), or a small program with a planted fault to find and mend (`hunt`): `starter.js`,
 * `solution.js` and `wrong/<slip>.js` stand beside it, with types in their doc comments.
 */
export interface CodeExercise {
  readonly kind: 'code' | 'hunt'
  /** The name of the function that is called. */
  readonly function: string
  readonly tasks: readonly Task[]
  /** A reader whose function gives what `wrong/<slip>.js` gives, on all tasks, gets the words of that `<Slip id>`. */
  readonly slips: readonly string[]
}

/** One way to use a technique: its options, those that are left out as usual. */
export type Level = Readonly<Record<string, number>>

/**
 * A recipe chosen by validation under a budget of runs, and judged once on test examples that stay sealed until then. Its
 * answer is a log, which `lab/log.ts` has the rules of.
 */
export interface LabExercise {
  readonly kind: 'lab'
  /** What every recipe trains, and the empty recipe as it is. */
  readonly setup: TrainingSetup
  /** The techniques that a recipe may add, each at one of its levels. */
  readonly techniques: { readonly [technique: string]: readonly Level[] }
  /** Training runs, each seed of a recipe being one. */
  readonly budget: number
  /** A recipe is judged on the seeds 0 to this − 1. */
  readonly seeds: number
  /** `<chapter>/<experiment>`: the analysis `winners-curse`, beside which the reader's own numbers are set. */
  readonly optimism: string
  /** Points, for a teacher to give; what the log itself shows is shown beside them. */
  readonly rubric: Readonly<Record<RubricRow, number>>
}

/** What a lab is judged by. Accuracy is not among it. */
export type RubricRow = 'plan' | 'baseline' | 'controls' | 'rule' | 'seal' | 'report'

export type Exercise = NumberExercise | ChoiceExercise | PredictExercise | TuneExercise | CodeExercise | LabExercise

/** Gives an exercise's file its types; the exercise is returned as it is. */
export function defineExercise<const E extends Exercise>(exercise: E): E {
  return exercise
}
