/** The operations that code is generated for. */
import type { Slice } from '#core/network.ts'
import type { Operation } from '#core/program.ts'
import { batchNorm } from './batch-norm.ts'
import type { Routine } from './chain.ts'
import { convolution } from './convolution.ts'
import { dense } from './dense.ts'
import type { Emit } from './emit.ts'
import { thenOf } from './follow.ts'
import { masks } from './masks.ts'
import { pointwise } from './pointwise.ts'
import { pooling } from './pooling.ts'
import { sums } from './sums.ts'
import { areFew } from './taps.ts'

const emitters: { readonly [code: string]: Emit } = {
  ...dense,
  ...convolution,
  ...pooling,
  ...pointwise,
  ...sums,
  ...batchNorm,
  ...masks,
}

/** What would be too much code is left to the kernels. */
const suits: { readonly [code: string]: (numbers: readonly number[], count: number) => boolean } = {
  conv2d: areFew,
  'conv2d-weight-gradient': areFew,
  'conv2d-input-gradient': areFew,
  'draw-mask': ([, , , , width], count) => (width || count) <= 64,
}

export const generatedCodes = Object.keys(emitters)

/** Code of a group of operations, whose operands stand at these addresses; undefined where it is left to the kernels. */
export function routineOf(
  [head, ...followers]: readonly Operation[],
  addressOf: (operand: Slice) => number,
  count: number,
): Routine | undefined {
  const emit = emitters[head!.code]
  if (!emit || suits[head!.code]?.(head!.numbers, count) === false) return undefined
  return (f) => emit(f, head!.operands.map(addressOf), head!.numbers, count, thenOf(f, head!, followers, addressOf))
}
