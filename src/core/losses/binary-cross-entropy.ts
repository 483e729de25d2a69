/**
 * Binary cross-entropy of one logit z, whose sigmoid is the probability of class 1: ln(1 + eᶻ) − t z; the gradient in z
 * is sigmoid(z) − t.
 */
import { exp } from '../functions.ts'
import { SpecError } from '../units.ts'
import { defineLoss } from './loss.ts'
import { onOutputs } from './regression.ts'

export const binaryCrossEntropy = defineLoss({
  id: 'binary-cross-entropy',
  options: [],
  outputs(task) {
    if (task.kind === 'classification' && task.classes === 2) return 1
    throw new SpecError(
      'Binary cross-entropy needs data of two classes: use the loss “softmax-cross-entropy” or “squared”.',
    )
  },
  target: ({ labels }, row) => labels[row]!,
  error: (values, at, _, { labels }, row) => (Number(values[at]! > 0) === labels[row] ? 0 : 1),
  probabilities: (outputs) =>
    Float32Array.from({ length: 2 * outputs.length }, (_, k) => {
      const z = outputs[k >> 1]!
      return 1 / (1 + exp(k % 2 === 1 ? -z : z))
    }),
  planForward(_, network, plan) {
    plan.add('forward', { code: 'binary-cross-entropy', ...onOutputs(network) })
  },
  pytorch: 'F.binary_cross_entropy_with_logits(outputs, targets)',
})
