/** What an optimizer implements. */
import type { Network } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Declaration, OptionDeclaration } from '../units.ts'

export interface OptimizerUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Adds to `update` the move of all parameters. */
  planUpdate(network: Network, plan: Plan): void
}

/** Fixes the types of an optimizer's options from their declaration. */
export function defineOptimizer<const Id extends string, const D extends readonly OptionDeclaration[]>(
  optimizer: OptimizerUnit<Id, D>,
): OptimizerUnit<Id, D> {
  return optimizer
}
