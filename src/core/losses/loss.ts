/** What a loss implements. */
import type { Network } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Declaration, OptionDeclaration } from '../units.ts'

export interface LossUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Adds to `forward` the loss of each example and the gradient of their mean in the logits. */
  planForward(network: Network, plan: Plan): void
}
