/** What a baseline implements: a classical method that learns from the same training set as the network. */
import type { Examples, Task } from '../data/data.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

/**
 * Outputs [example][class or output] for `count` inputs [example][feature]: a score for each class, of which the largest
 * is the prediction (the first of equals), or the numbers of a regression.
 */
export type Predictor = (inputs: Float32Array, count: number) => Float32Array

export interface BaselineUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** In float64 with + − × ÷ √ in index order; draws are keyed by the seed and the method's name. */
  fit(options: Options<D>, train: Examples, task: Task, seed: number): Predictor
}

/** Fixes the types of a baseline's options from their declaration. */
export function defineBaseline<const Id extends string, const D extends readonly OptionDeclaration[]>(
  baseline: BaselineUnit<Id, D>,
): BaselineUnit<Id, D> {
  return baseline
}

/** What is to be predicted, [example][output]: 1 for the class and 0 for the others, or the values of a regression. */
export function targetsOf(train: Examples, task: Task): { readonly outputs: number; readonly targets: Float64Array } {
  if (task.kind === 'regression') return { outputs: task.outputs, targets: Float64Array.from(train.values) }
  const targets = new Float64Array(train.count * task.classes)
  train.labels.forEach((label, example) => {
    targets[example * task.classes + label] = 1
  })
  return { outputs: task.classes, targets }
}
