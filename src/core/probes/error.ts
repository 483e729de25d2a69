/** Share of examples whose largest logit is not their label's, on the training and validation examples. */
import type { NumberResult, Split } from '../results.ts'
import { defineProbe } from './probe.ts'

export const error = defineProbe({
  id: 'error',
  options: [],
  look(_, { metrics }) {
    const of = (split: Split): NumberResult => ({
      shape: 'number',
      name: 'error',
      split,
      value: metrics[`${split}.error`]!,
      quantity: { id: 'error', unit: 'percent' },
    })
    return [of('train'), of('validation')]
  },
})
