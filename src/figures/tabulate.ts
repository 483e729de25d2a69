/** Results as tables for reading: rows thinned, numbers written, columns named. */
import type {
  FieldResult,
  HistogramResult,
  ImagesResult,
  PointsResult,
  Result,
  SeriesResult,
  TableResult,
} from '#core/results.ts'
import { nameLines } from './direct-labels.ts'
import { axisName, extentOf } from './scales.ts'
import { thin } from './thin.ts'
import type { FigureContext, OfArm } from './types.ts'
import { className, valueText as write } from './values.ts'

export interface ReadableTable {
  readonly title: string
  /** The head of the first column. */
  readonly corner: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[]
  /** How many rows or columns were left out. */
  readonly leftOut: number
}

const MOST_ROWS = 60
/** Rows and columns of a field, which is a picture rather than a list. */
const MOST_OF_FIELD = 9

/** One table for all numbers, one for all series over the same axes, one each for other shapes. */
export function tabulate(results: readonly OfArm<Result>[], context: FigureContext): ReadableTable[] {
  const ofShape = <S extends Result['shape']>(shape: S): OfArm<Extract<Result, { shape: S }>>[] =>
    results.filter((entry): entry is OfArm<Extract<Result, { shape: S }>> => entry.result.shape === shape)
  const numbers = ofShape('number')
  return [
    ...(numbers.length > 0 ? [numberTable(numbers, context)] : []),
    ...groupByAxes(ofShape('series')).map((group) => seriesTable(group, context)),
    ...ofShape('histogram').map(({ arm, result }) => histogramTable(result, titleOf(arm, result, context), context)),
    ...ofShape('points').map(({ arm, result }) => pointsTable(result, titleOf(arm, result, context), context)),
    ...ofShape('field').map(({ arm, result }) => fieldTable(result, titleOf(arm, result, context), context)),
    ...ofShape('table').map(({ arm, result }) => plainTable(result, titleOf(arm, result, context), context)),
    ...ofShape('images').map(({ arm, result }) => imagesTable(result, titleOf(arm, result, context), context)),
  ]
}

function groupByAxes(series: readonly OfArm<SeriesResult>[]): OfArm<SeriesResult>[][] {
  const key = ({ result }: OfArm<SeriesResult>): string => result.axes.map((axis) => axis.id).join(' ')
  return [...new Set(series.map(key))].map((axes) => series.filter((entry) => key(entry) === axes))
}

function titleOf(arm: string, result: Result, context: FigureContext): string {
  const { labels, arms } = context
  const armLabel = arms.length > 1 ? arms.find(({ id }) => id === arm)?.label : undefined
  const parts = [armLabel, labels(result.name), result.of && labels(result.of), result.split && labels(result.split)]
  return parts.filter((part) => part !== undefined).join(', ')
}

function numberTable(
  numbers: readonly OfArm<Extract<Result, { shape: 'number' }>>[],
  context: FigureContext,
): ReadableTable {
  return {
    title: context.labels('numbers'),
    corner: context.labels('quantity'),
    columns: [context.labels('value')],
    rows: numbers.map(({ arm, result }) => ({
      head: titleOf(arm, result, context),
      cells: [write(result.value, result.quantity, context)],
    })),
    leftOut: 0,
  }
}

/** Series need not have the same x; a cell without a value stays empty. */
function seriesTable(group: readonly OfArm<SeriesResult>[], context: FigureContext): ReadableTable {
  const [xQuantity, yQuantity] = group[0]!.result.axes
  const xs = [...new Set(group.flatMap(({ result }) => [...result.x]))].sort((a, b) => a - b)
  const kept = thin(xs.length, MOST_ROWS).map((k) => xs[k]!)
  const columns = group.map(({ result }) => new Map(Array.from(result.x, (x, k) => [x, result.y[k]!])))
  return {
    title: axisName({ ...yQuantity, scale: 'linear' }, context.labels),
    corner: context.labels(xQuantity.id),
    columns: nameLines(group, context, false).map(({ name, detail }) => (detail === '' ? name : `${name}, ${detail}`)),
    rows: kept.map((x) => ({
      head: write(x, xQuantity, context),
      cells: columns.map((column) => (column.has(x) ? write(column.get(x)!, yQuantity, context) : '')),
    })),
    leftOut: xs.length - kept.length,
  }
}

function histogramTable(
  { edges, counts, axes }: HistogramResult,
  title: string,
  context: FigureContext,
): ReadableTable {
  const kept = thin(counts.length, MOST_ROWS)
  const edge = (k: number): string => write(edges[k]!, axes[0], context)
  return {
    title,
    corner: context.labels(axes[0].id),
    columns: [context.labels(axes[1].id)],
    rows: kept.map((k) => ({ head: `${edge(k)} – ${edge(k + 1)}`, cells: [write(counts[k]!, axes[1], context)] })),
    leftOut: counts.length - kept.length,
  }
}

function pointsTable(
  { x, y, label, flipped, toward, axes }: PointsResult,
  title: string,
  context: FigureContext,
): ReadableTable {
  const kept = thin(x.length, MOST_ROWS)
  const { labels } = context
  return {
    title,
    corner: labels('point'),
    columns: [
      labels(axes[0].id),
      labels(axes[1].id),
      ...(label ? [labels('class')] : []),
      ...(flipped ? [labels('flipped-label')] : []),
      ...(toward ? axes.map((axis) => labels('arrow-along', { axis: labels(axis.id) })) : []),
    ],
    rows: kept.map((k) => ({
      head: context.format.fixed(k + 1, 0),
      cells: [
        write(x[k]!, axes[0], context),
        write(y[k]!, axes[1], context),
        ...(label ? [className(label, k, context)] : []),
        ...(flipped ? [labels(flipped[k] === 1 ? 'yes' : 'no')] : []),
        ...(toward ? axes.map((axis, a) => write(toward[a]![k]!, axis, context)) : []),
      ],
    })),
    leftOut: x.length - kept.length,
  }
}

/** Read like the picture: the top row first. */
function fieldTable(
  { values, size, extent, axes, quantity }: FieldResult,
  title: string,
  context: FigureContext,
): ReadableTable {
  const [columns, rows] = size
  const [left, right, bottom, top] = extent
  const keptColumns = thin(columns, MOST_OF_FIELD)
  const keptRows = thin(rows, MOST_OF_FIELD).reverse()
  const centre = (k: number, count: number, from: number, to: number): number =>
    from + ((k + 0.5) / count) * (to - from)
  return {
    title,
    corner: `${context.labels(axes[1].id)} \\ ${context.labels(axes[0].id)}`,
    columns: keptColumns.map((k) => context.format.significant(centre(k, columns, left, right))),
    rows: keptRows.map((row) => ({
      head: context.format.significant(centre(row, rows, bottom, top)),
      cells: keptColumns.map((column) => write(values[row * columns + column]!, quantity, context)),
    })),
    leftOut: rows - keptRows.length + columns - keptColumns.length,
  }
}

function plainTable(
  { rows, columns, values, quantity }: TableResult,
  title: string,
  context: FigureContext,
): ReadableTable {
  const kept = thin(rows.length, MOST_ROWS)
  return {
    title,
    corner: context.labels(quantity.id),
    columns: columns.map((column) => context.labels(column)),
    rows: kept.map((row) => ({
      head: context.labels(rows[row]!),
      cells: columns.map((_, column) => write(values[row * columns.length + column]!, quantity, context)),
    })),
    leftOut: rows.length - kept.length,
  }
}

/** A row for each image: its target's classes where it has some, else its lowest, mean and highest value. */
function imagesTable(
  { values, size: [count, height, width], captions, targets, quantity }: ImagesResult,
  title: string,
  context: FigureContext,
): ReadableTable {
  const kept = thin(count, MOST_ROWS)
  const [area, classes] = [height * width, (targets?.length ?? 0) / count]
  const numbersOf = (image: number): number[] => {
    if (targets) return [...targets.subarray(image * classes, (image + 1) * classes)]
    const pixels = values.subarray(image * area, (image + 1) * area)
    const { low, high } = extentOf([pixels])
    return [low, pixels.reduce((sum, value) => sum + value, 0) / area, high]
  }
  return {
    title,
    corner: context.labels(targets ? 'target' : quantity.id),
    columns: targets
      ? Array.from({ length: classes }, (_, k) => context.labels(`class-${k}`))
      : ['lowest', 'mean', 'highest'].map((key) => context.labels(key)),
    rows: kept.map((image) => ({
      head: context.labels(captions[image]!),
      cells: numbersOf(image).map((value) => write(value, targets ? {} : quantity, context)),
    })),
    leftOut: count - kept.length,
  }
}
