/**
 * Huber's loss, the mean over the outputs of ½ e² where |e| <= δ, else δ (|e| − ½ δ), e = f − y: an outlier pulls no
 * harder than δ. Huber 1964; PyTorch's `HuberLoss`.
 */
import { defineLoss } from './loss.ts'
import { onOutputs, regression } from './regression.ts'

export const huber = defineLoss({
  id: 'huber',
  options: [
    { name: 'delta', symbol: '\\delta', type: 'number', default: 1, range: [0.001, 100], scale: 'log', live: true },
  ],
  ...regression,
  planForward(_, network, plan) {
    const { operands, numbers } = onOutputs(network)
    plan.add('forward', { code: 'huber', operands: [...operands, plan.option('loss.delta')], numbers })
  },
  pytorch: 'F.huber_loss(outputs, targets, delta=options["delta"])',
})
