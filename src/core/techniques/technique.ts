/** What a technique implements: hooks that the step calls in one written order (`train/train.ts`). */
import type { Network, Parameter } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { ChoiceOption, Declaration, NumberOption, OptionDeclaration, Options } from '../units.ts'

export interface TechniqueUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** Adds to `penalty`, at the clean weights, the gradient of its penalty. */
  planPenalty?(options: Options<D>, network: Network, plan: Plan): void
  /** The penalty's value, in the units of the loss. */
  penalty?(options: Options<D>, network: Network, arena: Float32Array): number
  /** Adds to `update`, before the optimizer's move. */
  planBeforeUpdate?(options: Options<D>, network: Network, plan: Plan): void
}

/** Fixes the types of a technique's options from their declaration. */
export function defineTechnique<const Id extends string, const D extends readonly OptionDeclaration[]>(
  technique: TechniqueUnit<Id, D>,
): TechniqueUnit<Id, D> {
  return technique
}

/** How strongly a penalty or a decay pulls: λ. */
export const strength = {
  name: 'strength',
  symbol: '\\lambda',
  type: 'number',
  default: 0,
  off: 0,
  range: [0, 1],
  scale: 'log',
  live: true,
} as const satisfies NumberOption

/** Which parameters a penalty or a decay acts on: weights only, unless the spec says all. */
export const on = {
  name: 'on',
  type: 'choice',
  default: 'weights',
  choices: ['weights', 'all'],
} as const satisfies ChoiceOption

/** The parameters that `on` names, in the network's order. */
export function parametersOn(network: Network, which: string): readonly Parameter[] {
  const all = network.layers.flatMap((layer) => layer.parameters)
  return which === 'all' ? all : all.filter((parameter) => parameter.role === 'weight')
}
