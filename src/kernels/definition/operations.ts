/**
 * The law: what each operation computes, one plain loop each, with the formula above it. Every sum has one order,
 * stated there; other executors agree to the last bit. Activations are [feature][stride] with the batch innermost;
 * an operation touches the first `count` columns only.
 */
import { activations } from './activations.ts'
import { batch } from './batch.ts'
import { batchStatistics } from './batch-statistics.ts'
import { convolution } from './convolution.ts'
import { dense } from './dense.ts'
import { draws } from './draws.ts'
import { elementwiseOperations } from './elementwise.ts'
import { exampleStatistics } from './example-statistics.ts'
import { injectedShift } from './injected-shift.ts'
import { losses } from './losses.ts'
import { lpNorm } from './lp-norm.ts'
import { optimizers } from './optimizers.ts'
import { pooling } from './pooling.ts'
import type { Operations } from './run.ts'
import { vectors } from './vectors.ts'
import { weights } from './weights.ts'

/** Every operation by its code. */
export const operations: Operations = {
  ...dense,
  ...convolution,
  ...pooling,
  ...activations,
  ...losses,
  ...batchStatistics,
  ...exampleStatistics,
  ...lpNorm,
  ...injectedShift,
  ...elementwiseOperations,
  ...draws,
  ...vectors,
  ...optimizers,
  ...weights,
  ...batch,
}
