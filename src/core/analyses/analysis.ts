/** What an analysis implements: a pure function that trains nothing. */
import type { Executor } from '../program.ts'
import type { NumberResult, Result } from '../results.ts'
import type { Declaration, OptionDeclaration, Options } from '../units.ts'

export interface AnalysisUnit<
  Id extends string = string,
  D extends readonly OptionDeclaration[] = readonly OptionDeclaration[],
> extends Declaration<Id, D> {
  /** In float64 with + − × ÷ √ in index order, or by the core's own operations on the executor. */
  analyse(options: Options<D>, seed: number, executor: Executor): readonly Result[]
}

/** Fixes the types of an analysis's options from their declaration. */
export function defineAnalysis<const Id extends string, const D extends readonly OptionDeclaration[]>(
  analysis: AnalysisUnit<Id, D>,
): AnalysisUnit<Id, D> {
  return analysis
}

/** A number of a plain quantity. */
export const number = (name: string, value: number, quantity = name): NumberResult => ({
  shape: 'number',
  name,
  value,
  quantity: { id: quantity },
})
