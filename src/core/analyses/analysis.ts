/** What an analysis implements: a pure function that trains nothing. */
import type { Executor } from '../program.ts'
import type { Axes, NumberResult, PointsResult, Result, SeriesResult, TableResult } from '../results.ts'
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

/** A curve; `of` tells curves of one name apart. */
export const series = (
  name: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  axes: Axes,
  of?: string,
): SeriesResult => ({
  shape: 'series',
  name,
  ...(of === undefined ? {} : { of }),
  x: Float64Array.from(x),
  y: Float64Array.from(y),
  axes,
})

/** Points of a plane, in order. */
export const points = (
  name: string,
  places: readonly (readonly [number, number])[],
  axes: Axes,
  rest: Pick<PointsResult, 'of' | 'joined' | 'label' | 'toward'> = {},
): PointsResult => ({
  shape: 'points',
  name,
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
  ...rest,
  axes,
})

/** Values row by row. */
export const table = (
  name: string,
  rows: readonly string[],
  columns: readonly string[],
  values: ArrayLike<number>,
): TableResult => ({
  shape: 'table',
  name,
  rows,
  columns,
  values: Float64Array.from(values),
  quantity: { id: name },
})
