import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const schedules = createRegistry({
  step: async () => (await import('./step.ts')).step,
  cosine: async () => (await import('./cosine.ts')).cosine,
  'warm-up': async () => (await import('./warm-up.ts')).warmUp,
})
export type Schedule = UnitOf<typeof schedules>
