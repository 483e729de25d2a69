import type { UnitOf } from '../units.ts'
import { cosine } from './cosine.ts'
import { step } from './step.ts'
import { warmUp } from './warm-up.ts'

export const schedules = [step, cosine, warmUp] as const
export type Schedule = UnitOf<typeof schedules>
