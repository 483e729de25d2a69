import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const baselines = createRegistry({
  'least-squares': async () => (await import('./least-squares.ts')).leastSquares,
  ridge: async () => (await import('./ridge.ts')).ridge,
  'k-nearest-neighbours': async () => (await import('./k-nearest-neighbours.ts')).kNearestNeighbours,
  'random-forest': async () => (await import('./random-forest.ts')).randomForest,
})
export type Baseline = UnitOf<typeof baselines>
