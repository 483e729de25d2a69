import type { UnitOf } from '../units.ts'
import { binaryCrossEntropy } from './binary-cross-entropy.ts'
import { huber } from './huber.ts'
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts'
import { squared } from './squared.ts'

export const losses = [softmaxCrossEntropy, binaryCrossEntropy, squared, huber] as const
export type Loss = UnitOf<typeof losses>
