import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const losses = createRegistry({
  'softmax-cross-entropy': async () => (await import('./softmax-cross-entropy.ts')).softmaxCrossEntropy,
  'binary-cross-entropy': async () => (await import('./binary-cross-entropy.ts')).binaryCrossEntropy,
  squared: async () => (await import('./squared.ts')).squared,
  huber: async () => (await import('./huber.ts')).huber,
})
export type Loss = UnitOf<typeof losses>
