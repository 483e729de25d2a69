/** Softmax cross-entropy with soft targets t: −Σ_k t_k ln π_k, π = softmax(z); the gradient in z is π − t. */
import { exp } from '../functions.ts'
import { SpecError } from '../units.ts'
import { isLargest } from './largest.ts'
import { defineLoss } from './loss.ts'
import { onOutputs } from './regression.ts'

export const softmaxCrossEntropy = defineLoss({
  id: 'softmax-cross-entropy',
  options: [],
  outputs(task) {
    if (task.kind === 'classification') return task.classes
    throw new SpecError('Softmax cross-entropy needs classes, but these data have numbers: use the loss “squared”.')
  },
  target: ({ labels }, row, k) => (labels[row] === k ? 1 : 0),
  error: (values, at, step, { labels }, row, outputs) => (isLargest(values, at, step, outputs, labels[row]!) ? 0 : 1),
  probabilities(outputs, count) {
    const classes = outputs.length / count
    const probabilities = new Float32Array(outputs.length)
    for (let example = 0; example < count; example++) {
      const at = example * classes
      let max = outputs[at]!
      for (let k = 1; k < classes; k++) if (outputs[at + k]! > max) max = outputs[at + k]!
      let sum = 0
      for (let k = 0; k < classes; k++) {
        probabilities[at + k] = exp(Math.fround(outputs[at + k]! - max))
        sum += probabilities[at + k]!
      }
      for (let k = 0; k < classes; k++) probabilities[at + k]! /= sum
    }
    return probabilities
  },
  planForward(_, network, plan) {
    plan.add('forward', { code: 'softmax-cross-entropy', ...onOutputs(network) })
  },
  pytorch: 'F.cross_entropy(outputs, targets)',
})
