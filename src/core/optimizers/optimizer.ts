/** What an optimizer implements. */
import type { Network } from '../network.ts'
import type { Plan } from '../plan.ts'
import { schedules } from '../schedules/index.ts'
import type { Declaration, NumberOption, OptionDeclaration, Options, UnitOption } from '../units.ts'

export interface OptimizerUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Adds to `update` the move of all parameters; the rate of the step is `plan.learningRate`. */
  planUpdate(options: Options<D>, network: Network, plan: Plan): void
  /** PyTorch's class, and a Python expression for its settings from `options`; the learning rate comes apart. */
  readonly pytorch: { readonly name: string; readonly settings: string }
}

/** Fixes the types of an optimizer's options from their declaration. */
export function defineOptimizer<const Id extends string, const D extends readonly OptionDeclaration[]>(
  optimizer: OptimizerUnit<Id, D>,
): OptimizerUnit<Id, D> {
  return optimizer
}

/** The learning rate η, which a schedule multiplies. */
export const learningRate = {
  name: 'learningRate',
  symbol: '\\eta',
  type: 'number',
  default: 0.05,
  range: [0.0001, 10],
  scale: 'log',
  live: true,
} as const satisfies NumberOption

/** Keeps a quotient finite where a gradient has been 0 all along. */
export const epsilon = {
  name: 'epsilon',
  symbol: '\\epsilon',
  type: 'number',
  default: 1e-8,
  range: [1e-12, 0.1],
  scale: 'log',
  live: true,
} as const satisfies NumberOption

/** How the learning rate changes with the step; none keeps it. */
export const schedule = {
  name: 'schedule',
  type: 'unit',
  default: null,
  registry: schedules,
} as const satisfies UnitOption
