/** Share of examples whose class is wrong, or mean squared difference of a regression, on the training and validation examples. */
import type { NumberResult, Split } from '../results.ts'
import { defineProbe } from './probe.ts'

export const error = defineProbe({
  id: 'error',
  options: [],
  plan: () => (view) => {
    const of = (split: Split): NumberResult => ({
      shape: 'number',
      name: 'error',
      split,
      value: view.metrics[`${split}.error`]!,
      quantity: view.splits[split].labels.length > 0 ? { id: 'error', unit: 'percent' } : { id: 'squared-error' },
    })
    return [of('train'), of('validation')]
  },
})
