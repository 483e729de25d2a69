import type { UnitOf } from '../units.ts'
import { adam } from './adam.ts'
import { rmsprop } from './rmsprop.ts'
import { sgd } from './sgd.ts'

export const optimizers = [sgd, rmsprop, adam] as const
export type Optimizer = UnitOf<typeof optimizers>
