import type { UnitOf } from '../units.ts'
import { he } from './he.ts'

export const initializers = [he] as const
export type Initializer = UnitOf<typeof initializers>
