import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const dataSets = createRegistry({
  digits: async () => (await import('./digits.ts')).digits,
  'two-moons': async () => (await import('./two-moons.ts')).twoMoons,
  spiral: async () => (await import('./spiral.ts')).spiral,
  circles: async () => (await import('./circles.ts')).circles,
  rings: async () => (await import('./rings.ts')).rings,
  sine: async () => (await import('./sine.ts')).sine,
  polynomial: async () => (await import('./polynomial.ts')).polynomial,
  linear: async () => (await import('./linear.ts')).linear,
  rules: async () => (await import('./rules.ts')).rules,
  'drawn-points': async () => (await import('./drawn-points.ts')).drawnPoints,
  'own-points': async () => (await import('./own-points.ts')).ownPoints,
  'own-table': async () => (await import('./own-table.ts')).ownTable,
  'own-images': async () => (await import('./own-images.ts')).ownImages,
})
export type Data = UnitOf<typeof dataSets>
