import type { UnitOf } from '../units.ts'
import { boundary } from './boundary.ts'
import { error } from './error.ts'
import { loss } from './loss.ts'
import { weightHistogram } from './weight-histogram.ts'
import { weightNorm } from './weight-norm.ts'

export const probes = [loss, error, weightNorm, weightHistogram, boundary] as const
export type Probe = UnitOf<typeof probes>
