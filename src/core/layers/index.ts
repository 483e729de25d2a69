import type { UnitOf } from '../units.ts'
import { dense } from './dense.ts'
import { relu } from './relu.ts'

export const layers = [dense, relu] as const
export type Layer = UnitOf<typeof layers>
