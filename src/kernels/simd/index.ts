/**
 * The kernels: the operations of `../definition/operations.ts` on four lanes of float32, equal to it to the last bit.
 * Each takes the byte addresses of the operation's operands, then its numbers, then the batch's live columns, and is
 * named after the operation's code. Lanes hold different outputs, or the four strands of one sum, so that no sum
 * changes its order. Kernels read whole vectors, so up to 12 bytes past a slice; they write only what the definition
 * writes, and `scratch`.
 */
export { addScaled } from './add-scaled'
export { decay } from './decay'
export { dense } from './dense'
export { denseBiasGradient } from './dense-bias-gradient'
export { denseInputGradient } from './dense-input-gradient'
export { denseWeightGradient } from './dense-weight-gradient'
export { relu } from './relu'
export { reluGradient } from './relu-gradient'
export { sgd } from './sgd'
export { softmaxCrossEntropy } from './softmax-cross-entropy'
export { sumOfSquares } from './sum-of-squares'

/** The first byte after the module's own data; the arena may start here. */
export const heapBase: usize = __heap_base
