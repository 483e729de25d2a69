/** Data loss on the training and validation examples, and the penalty apart from it. */
import type { NumberResult, Split } from '../results.ts'
import { defineProbe, lossQuantity } from './probe.ts'

export const loss = defineProbe({
  id: 'loss',
  options: [],
  plan: () => (view) => {
    const { metrics } = view
    const quantity = lossQuantity(view)
    const of = (split: Split): NumberResult => ({
      shape: 'number',
      name: 'loss',
      split,
      value: metrics[`${split}.loss`]!,
      quantity,
    })
    const results = [of('train'), of('validation')]
    return metrics.penalty === undefined
      ? results
      : [...results, { shape: 'number', name: 'penalty', value: metrics.penalty, quantity }]
  },
})
