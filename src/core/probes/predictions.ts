/** What the network says of examples with classes. */
import type { Examples } from '../data/data.ts'
import { largest } from '../losses/largest.ts'
import type { Split } from '../results.ts'
import { type ChoiceOption, SpecError } from '../units.ts'
import type { View } from './probe.ts'

/** Test examples stay sealed until the end of a run. */
export const split = {
  name: 'split',
  type: 'choice',
  default: 'validation',
  choices: ['validation', 'train'],
} as const satisfies ChoiceOption

export interface Predictions {
  readonly classes: number
  readonly examples: Examples
  /** [example][output] */
  readonly outputs: Float32Array
  /** [example][class]; absent where classes are learned as numbers. */
  readonly probabilities: Float32Array | undefined
  /** The class of each example that no other exceeds. */
  readonly predicted: Uint8Array
}

/** Inference on a split; throws a SpecError where the data have no classes. */
export function predictionsOf({ splits, loss, outputs: infer }: View, split: Split, probe: string): Predictions {
  const examples = splits[split]
  const { count, labels } = examples
  if (labels.length === 0) throw new SpecError(`The probe “${probe}” needs data with classes.`)
  const outputs = infer(examples.inputs, count)
  const probabilities = loss.probabilities?.(outputs, count)
  const scores = probabilities ?? outputs
  const classes = scores.length / count
  const predicted = Uint8Array.from({ length: count }, (_, row) => largest(scores, row * classes, 1, classes))
  return { classes, examples, outputs, probabilities, predicted }
}

/** `class-0`, `class-1` … */
export const classNames = (classes: number) => Array.from({ length: classes }, (_, k) => `class-${k}`)
