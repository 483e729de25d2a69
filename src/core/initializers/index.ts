import type { UnitOf } from '../units.ts'
import { constantScale } from './constant-scale.ts'
import { glorot } from './glorot.ts'
import { he } from './he.ts'
import { lecun } from './lecun.ts'
import { pytorch } from './pytorch.ts'

export const initializers = [he, glorot, lecun, pytorch, constantScale] as const
export type Initializer = UnitOf<typeof initializers>
