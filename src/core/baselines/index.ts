import type { UnitOf } from '../units.ts'
import { kNearestNeighbours } from './k-nearest-neighbours.ts'
import { leastSquares } from './least-squares.ts'
import { randomForest } from './random-forest.ts'
import { ridge } from './ridge.ts'

export const baselines = [leastSquares, ridge, kNearestNeighbours, randomForest] as const
export type Baseline = UnitOf<typeof baselines>
