/** What a run measures: losses and errors of one network, or of several whose probabilities are averaged. */
import type { Examples } from '../data/data.ts'
import { log } from '../functions.ts'
import { largest } from '../losses/largest.ts'
import { SpecError } from '../units.ts'
import type { Learner } from './learner.ts'
import type { Evaluation } from './running.ts'

/** Inference on these examples. */
export function evaluateAll(learners: readonly Learner[], examples: Examples): Evaluation {
  const [first] = learners
  if (learners.length === 1) return first!.evaluate(examples)
  return scoreProbabilities(
    averageProbabilities(
      learners.map((learner) =>
        probabilitiesOf(learner, learner.outputs(examples.inputs, examples.count), examples.count),
      ),
    ),
    examples,
  )
}

/** [example][class] from the outputs of a network; refuses a regression, which has none. */
export function probabilitiesOf({ loss }: Learner, outputs: Float32Array, count: number): Float32Array {
  if (!loss.probabilities)
    throw new SpecError('Networks are averaged by their class probabilities: use members and masks on classes only.')
  return loss.probabilities(outputs, count)
}

/** Their mean, in index order. */
export function averageProbabilities(members: readonly Float32Array[]): Float32Array {
  return members[0]!.map((_, k) => members.reduce((sum, probabilities) => sum + probabilities[k]!, 0) / members.length)
}

/** Mean of −ln p of the label's class, and share of examples where another class is more probable. */
export function scoreProbabilities(probabilities: Float32Array, { labels, count }: Examples): Evaluation {
  const classes = probabilities.length / count
  let loss = 0
  let wrong = 0
  for (let row = 0; row < count; row++) {
    loss -= log(probabilities[row * classes + labels[row]!]!)
    if (largest(probabilities, row * classes, 1, classes) !== labels[row]) wrong += 1
  }
  return { loss: loss / count, error: wrong / count }
}
