/** What networks believe: probabilities of the ten digits, and how sure they are. */
import { softmaxCrossEntropy } from '#core/losses/softmax-cross-entropy.ts'
import { averageProbabilities } from '#core/train/measure.ts'

const CLASSES = 10

/** A network of the committee: its technique, its file, and how it did on test examples. */
export interface Member {
  readonly id: string
  /** Where its ONNX file lies. */
  readonly address: string
  readonly bytes: number
  /** Shares of the test examples: read rightly, and its mean confidence. */
  readonly right: number
  readonly sure: number
}

export interface Belief {
  readonly probabilities: Float32Array
  /** The most probable digit and its probability. */
  readonly digit: number
  readonly sure: number
}

export function beliefOf(probabilities: Float32Array): Belief {
  const sure = Math.max(...probabilities)
  return { probabilities, digit: probabilities.indexOf(sure), sure }
}

/** [example][class] as beliefs, one an example. */
export function beliefsOf(logits: Float32Array): readonly Belief[] {
  const probabilities = softmaxCrossEntropy.probabilities!(logits, logits.length / CLASSES)
  return Array.from({ length: logits.length / CLASSES }, (_, example) =>
    beliefOf(probabilities.slice(example * CLASSES, (example + 1) * CLASSES)),
  )
}

/** The committee's own belief: the mean of its members' probabilities. */
export const committeeBelief = (members: readonly Belief[]): Belief =>
  beliefOf(averageProbabilities(members.map(({ probabilities }) => probabilities)))

/** How much surer than right a member was on the test examples. */
export const overconfidence = ({ sure, right }: Pick<Member, 'sure' | 'right'>): number => sure - right

/** The members by overconfidence, the most overconfident first. */
export const byOverconfidence = (members: readonly Member[]): readonly Member[] =>
  members.toSorted((a, b) => overconfidence(b) - overconfidence(a))
