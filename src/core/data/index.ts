import type { UnitOf } from '../units.ts'
import { digits } from './digits.ts'
import { twoMoons } from './two-moons.ts'

export const dataSets = [digits, twoMoons] as const
export type Data = UnitOf<typeof dataSets>
