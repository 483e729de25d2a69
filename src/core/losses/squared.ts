/** Squared loss: the mean over the outputs of (f − y)², as PyTorch's `MSELoss`. Legendre 1805. */
import { defineLoss } from './loss.ts'
import { onOutputs, regression } from './regression.ts'

export const squared = defineLoss({
  id: 'squared',
  options: [],
  ...regression,
  planForward(_, network, plan) {
    plan.add('forward', { code: 'squared', ...onOutputs(network) })
  },
  pytorch: 'F.mse_loss(outputs, targets)',
})
