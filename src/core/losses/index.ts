import type { UnitOf } from '../units.ts'
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts'

export const losses = [softmaxCrossEntropy] as const
export type Loss = UnitOf<typeof losses>
