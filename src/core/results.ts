/** What an experiment returns. The shape of a result picks its figure; results that share both axes share one. */

/** One axis: its id is a label's key in every language (`step`, `loss`, `weight-1`). */
export interface Quantity {
  readonly id: string
  readonly unit?: string
  readonly scale?: 'linear' | 'log'
}
export type Axes = readonly [Quantity, Quantity]
export type Split = 'train' | 'validation' | 'test'

interface Named {
  /** A label's key in every language (`loss`, `weight-norm`, `minimum`). */
  readonly name: string
  readonly split?: Split
  /** What part of the network it speaks of, such as the layer `dense-1`. */
  readonly of?: string
}

export type NumberResult = Named & { readonly shape: 'number'; readonly value: number; readonly quantity: Quantity }
export type SeriesResult = Named & {
  readonly shape: 'series'
  readonly x: Float64Array
  readonly y: Float64Array
  /** What the others are to be compared with, such as the diagonal of perfect calibration; equal in all arms. */
  readonly reference?: true
  readonly axes: Axes
}
export type HistogramResult = Named & {
  readonly shape: 'histogram'
  /** One longer than `counts`. */
  readonly edges: Float64Array
  readonly counts: Float64Array
  readonly axes: Axes
}
export type PointsResult = Named & {
  readonly shape: 'points'
  readonly x: Float64Array
  readonly y: Float64Array
  /** Class of each point. */
  readonly label?: Uint8Array
  /** 1 where the label was flipped by label noise. */
  readonly flipped?: Uint8Array
  /** Draw as one line. */
  readonly joined?: true
  /** Draw an arrow from each point by this much. */
  readonly toward?: readonly [Float64Array, Float64Array]
  readonly axes: Axes
}
export type FieldResult = Named & {
  readonly shape: 'field'
  /** Row by row, the first row at the bottom; size is [columns, rows]; values stand at cell centres. */
  readonly values: Float32Array
  readonly size: readonly [number, number]
  /** [left, right, bottom, top] */
  readonly extent: readonly [number, number, number, number]
  readonly axes: Axes
  readonly quantity: Quantity
}
export type TableResult = Named & {
  readonly shape: 'table'
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row. */
  readonly values: Float64Array
  readonly quantity: Quantity
}
export type ImagesResult = Named & {
  readonly shape: 'images'
  /** [image][row][column], the top row first; of a coloured image the mean of its channels. Any sign. */
  readonly values: Float32Array
  /** [images, rows, columns] */
  readonly size: readonly [number, number, number]
  /** A label's key for each image. */
  readonly captions: readonly string[]
  /** Shares of the classes in each image's target, [image][class]; absent where there are no classes. */
  readonly targets?: Float32Array
  readonly quantity: Quantity
}
export type Result =
  | NumberResult
  | SeriesResult
  | HistogramResult
  | PointsResult
  | FieldResult
  | TableResult
  | ImagesResult

/** Numbers for an equation stand under it, not among the figures and tables of their demo. */
export const isOfEquation = ({ name }: Named): boolean => name === 'equation-values'

/** What a run shows at one step. The numbers of successive frames become series over the step. */
export interface Frame {
  readonly step: number
  readonly results: readonly Result[]
}

/** The name by which claims, tables and the command line know a number: `test.error`, `weight-norm.dense-1`. */
export function metricKey(result: Named): string {
  const name = result.of === undefined ? result.name : `${result.name}.${result.of}`
  return result.split === undefined ? name : `${result.split}.${name}`
}

/** The results that are numbers, by metric key. */
export function numbersOf(results: readonly Result[]): { readonly [key: string]: number } {
  return Object.fromEntries(
    results.flatMap((result) => (result.shape === 'number' ? [[metricKey(result), result.value]] : [])),
  )
}
