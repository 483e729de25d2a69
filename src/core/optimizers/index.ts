import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const optimizers = createRegistry({
  sgd: async () => (await import('./sgd.ts')).sgd,
  rmsprop: async () => (await import('./rmsprop.ts')).rmsprop,
  adam: async () => (await import('./adam.ts')).adam,
})
export type Optimizer = UnitOf<typeof optimizers>
