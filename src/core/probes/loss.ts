/** Data loss on the training and validation examples, and the penalty apart from it. */
import type { NumberResult, Split } from '../results.ts'
import { defineProbe } from './probe.ts'

const quantity = { id: 'loss', unit: 'nats' }

export const loss = defineProbe({
  id: 'loss',
  options: [],
  look(_, { metrics }) {
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
