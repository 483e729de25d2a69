/** Judges an answer. The same in a page and in Node: what runs where is the environment's. */
import type { RunKey } from '#core/run.ts'
import type { Settings, Spec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import type { StringKey, Values } from '#i18n/text.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { ClaimResult } from '#stats/claims.ts'
import type { CodeExercise, LabExercise, PredictExercise, TuneExercise } from '../define.ts'
import type { Material } from '../material.ts'
import type { CodeOutcome, Program } from '../sandbox/protocol.ts'
import { gradeChoice } from './choice.ts'
import { gradeCode } from './code.ts'
import { gradeLab } from './lab.ts'
import { gradeNumber } from './number.ts'
import { gradePredict } from './predict.ts'
import { gradeTune } from './tune.ts'

/** What a reader gave, as plain JSON: a number's text, an option, settings, source, or a log. */
export type Answer =
  | { readonly text: string }
  | { readonly option: string }
  | { readonly settings: Settings }
  | { readonly source: string }
  | { readonly log: readonly Json[] }

/** What a reader is told: words of the exercise's own (of a slip, or why of an option), or a string of the interface. */
export type Message =
  | { readonly slip: string }
  | { readonly why: string }
  | { readonly key: StringKey; readonly values?: Values }

export interface Graded {
  /** Whether the exercise is done: an answer is right, or a prediction has met its runs. */
  readonly passed: boolean
  readonly messages: readonly Message[]
  /** SHA-256 over the digests of the runs that grading made, where it made any. */
  readonly digest?: string
  /** Code that was stopped, or had no place to run, is judged neither right nor wrong. */
  readonly unjudged?: true
  /** Of a prediction: what the runs say of the claim. */
  readonly claim?: ClaimResult
}

export interface Environment {
  /** Runs code that nobody has read, in a place of its own, for 2 seconds at most. */
  runCode(program: Program): Promise<CodeOutcome>
  /** Results in the order of the keys. */
  runExperiment(spec: Spec, keys: readonly RunKey[]): Promise<readonly RunResult[]>
}

/** Judges an answer to an exercise. An answer of another kind's shape is not passed. */
export async function grade(material: Material, answer: Answer, environment: Environment): Promise<Graded> {
  const { exercise } = material
  switch (exercise.kind) {
    case 'number':
      return 'text' in answer ? gradeNumber(exercise, answer.text) : noAnswer
    case 'choice':
      return 'option' in answer ? gradeChoice(exercise, answer.option) : noAnswer
    case 'predict':
      return 'option' in answer
        ? gradePredict(material as Material<PredictExercise>, answer.option, environment)
        : noAnswer
    case 'tune':
      return 'settings' in answer
        ? gradeTune(material as Material<TuneExercise>, answer.settings, environment)
        : noAnswer
    case 'code':
    case 'hunt':
      return 'source' in answer ? gradeCode(material as Material<CodeExercise>, answer.source, environment) : noAnswer
    case 'lab':
      return 'log' in answer ? gradeLab(material as Material<LabExercise>, answer.log, environment) : noAnswer
  }
}

const noAnswer: Graded = { passed: false, messages: [{ key: 'exercise.noAnswer' }] }
