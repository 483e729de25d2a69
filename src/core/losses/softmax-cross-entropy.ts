/** Softmax cross-entropy with soft targets t: −Σ_k t_k ln π_k, π = softmax(z); the gradient in z is π − t. */
import type { LossUnit } from './loss.ts'

export const softmaxCrossEntropy: LossUnit<'softmax-cross-entropy', readonly []> = {
  id: 'softmax-cross-entropy',
  options: [],
  planForward({ logits, targets, losses }, plan) {
    plan.add('forward', {
      code: 'softmax-cross-entropy',
      operands: [logits.value, targets, losses, logits.gradient!],
      numbers: [logits.features, plan.capacity],
    })
  },
}
