/** What a loss implements. */
import type { Examples, Task } from '../data/data.ts'
import type { Network } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

export interface LossUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Outputs that a network has for this task; throws a SpecError where the loss cannot be had for it. */
  outputs(task: Task): number
  /** What output k is to be for this example. */
  target(examples: Examples, row: number, k: number): number
  /**
   * Error of one example, of which output k stands at `values[at + k * step]`: 1 or 0 where a class is right or wrong, the
   * mean squared difference of numbers.
   */
  error(values: ArrayLike<number>, at: number, step: number, examples: Examples, row: number, outputs: number): number
  /** Probability of each class, [example][class], from the outputs, [example][output]; absent in a regression. */
  probabilities?(outputs: Float32Array, count: number): Float32Array
  /** Adds to `forward` the loss of each example and the gradient of their mean in the outputs. */
  planForward(options: Options<D>, network: Network, plan: Plan): void
  /** Python expression for the mean loss of a batch's `outputs` and `targets`, [example, output], from `options`. */
  readonly pytorch: string
}

/** Fixes the types of a loss's options from their declaration. */
export function defineLoss<const Id extends string, const D extends readonly OptionDeclaration[]>(
  loss: LossUnit<Id, D>,
): LossUnit<Id, D> {
  return loss
}
