/** The operations that code is generated for. */
import { batchNorm } from './batch-norm.ts'
import { convolution } from './convolution.ts'
import { dense } from './dense.ts'
import type { Emit } from './emit.ts'
import { masks } from './masks.ts'
import { pointwise } from './pointwise.ts'
import { pooling } from './pooling.ts'
import { sums } from './sums.ts'

const emitters: { readonly [code: string]: Emit } = {
  ...dense,
  ...convolution,
  ...pooling,
  ...pointwise,
  ...sums,
  ...batchNorm,
  ...masks,
}

/** Those of codes that there is none for are left to the kernels. */
export const emitterOf = (code: string): Emit | undefined => emitters[code]
export const generatedCodes = Object.keys(emitters)
