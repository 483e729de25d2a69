import type { UnitOf } from '../units.ts'
import { logisticGrowth } from './logistic-growth.ts'
import { penalisedStep } from './penalised-step.ts'
import { shrinkByDirection } from './shrink-by-direction.ts'

export const analyses = [shrinkByDirection, penalisedStep, logisticGrowth] as const
export type Analysis = UnitOf<typeof analyses>
