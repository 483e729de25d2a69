import type { KeyedOf } from '../units.ts'
import { l2 } from './l2.ts'
import { weightDecay } from './weight-decay.ts'

/** The order within a hook. */
export const techniques = [l2, weightDecay] as const
export type Techniques = KeyedOf<typeof techniques>
