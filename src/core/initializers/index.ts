import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const initializers = createRegistry({
  he: async () => (await import('./he.ts')).he,
  glorot: async () => (await import('./glorot.ts')).glorot,
  lecun: async () => (await import('./lecun.ts')).lecun,
  pytorch: async () => (await import('./pytorch.ts')).pytorch,
  'constant-scale': async () => (await import('./constant-scale.ts')).constantScale,
})
export type Initializer = UnitOf<typeof initializers>
