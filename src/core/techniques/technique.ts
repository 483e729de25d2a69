/** What a technique implements: hooks that the step calls in one written order (`train/train.ts`). */
import type { Network, Parameter } from '../network.ts'
import type { PlacedLayer, Plan } from '../plan.ts'
import type { Measured, Running, StepGradient } from '../train/running.ts'
import type { ChoiceOption, Declaration, NumberOption, OptionDeclaration, Options } from '../units.ts'

/** What a technique does while a run goes on; slices that it planned with are in its closure. */
export interface TechniqueHooks {
  /** Before the operations of `batch`: writes what they need, such as partners and boxes. */
  decide?(running: Running): void
  /** Wraps the step's gradient. */
  gradient?(next: StepGradient, running: Running): StepGradient
  /** The penalty's value, in the units of the loss. */
  penalty?(running: Running): number
  /** Puts other parameters in place to measure with; gives what puts the live ones back. */
  evaluate?(running: Running): () => void
  /** After a measurement: whether the run ends here. */
  stop?(measured: Measured, running: Running): boolean
  /** After the last step: puts the parameters in place that the run ends with. */
  finish?(running: Running): void
}

export interface TechniqueUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** The model with this technique's layers in their usual place. */
  layers?(options: Options<D>, model: readonly PlacedLayer[]): readonly PlacedLayer[]
  /**
   * Adds operations: to `batch` what changes a step's examples; to `penalty`, at the clean weights, the gradient of a
   * penalty; to `before-update` and `after-update` what moves parameters beside the optimizer. Gives its hooks.
   */
  plan?(options: Options<D>, network: Network, plan: Plan): TechniqueHooks | undefined
  /**
   * The body of a Python class with the same hooks, on PyTorch (`src/pytorch/training.ts` has its base); its options are
   * `self.options`. A technique whose layers are all that it does has none: the layers speak for themselves.
   */
  readonly pytorch?: string
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
