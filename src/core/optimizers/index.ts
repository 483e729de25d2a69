import type { UnitOf } from '../units.ts'
import { sgd } from './sgd.ts'

export const optimizers = [sgd] as const
export type Optimizer = UnitOf<typeof optimizers>
