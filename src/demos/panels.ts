/** Which figures show a run at one step. The shape of a result picks its figure; equal axes share one. */
import {
  type Axes,
  type FieldResult,
  type HistogramResult,
  type ImagesResult,
  isOfEquation,
  metricKey,
  type PointsResult,
  type Quantity,
  type Result,
  type SeriesResult,
  type TableResult,
} from '#core/results.ts'
import type { HistogramTrack, OfArm } from '#figures/types.ts'
import { conditionsOf, isOver } from './conditions.ts'
import { type RunLog, stateAt, type Track, trackSeries } from './run-log.ts'

/** What one arm shows over a plane, with the points that share its axes. */
interface OverPlane {
  readonly arm: string
  readonly field: FieldResult
  readonly points: readonly PointsResult[]
}

export type Panel =
  | ({ readonly kind: 'field' } & OverPlane)
  | ({ readonly kind: 'contours' } & OverPlane)
  | { readonly kind: 'images'; readonly arm: string; readonly images: readonly ImagesResult[] }
  | {
      readonly kind: 'matrix'
      readonly arm: string
      readonly table: TableResult
      /** For each cell whether it is lit, where the shade does not tell the value. */
      readonly lit?: readonly boolean[]
    }
  | {
      readonly kind: 'histogram'
      readonly name: string
      readonly of: string | undefined
      readonly histograms: readonly OfArm<HistogramResult>[]
      /** Those that share its axes. */
      readonly curves: readonly OfArm<SeriesResult>[]
      readonly tracks: readonly OfArm<HistogramTrack>[]
    }
  | { readonly kind: 'plane'; readonly shapes: readonly OfArm<PointsResult>[] }
  | { readonly kind: 'bars'; readonly name: string; readonly tables: readonly OfArm<TableResult>[] }
  | { readonly kind: 'table'; readonly name: string; readonly tables: readonly OfArm<TableResult>[] }
  | {
      readonly kind: 'curve'
      readonly x: Quantity
      readonly y: Quantity
      readonly curves: readonly OfArm<SeriesResult>[]
      readonly points: readonly OfArm<PointsResult>[]
    }
  | {
      readonly kind: 'history'
      readonly quantity: Quantity
      readonly lines: readonly OfArm<SeriesResult>[]
      readonly printed: readonly OfArm<SeriesResult>[]
    }
  | { readonly kind: 'conditions'; readonly tables: readonly OfArm<TableResult>[] }

/** The quantities of a decision: what else lies over a plane is drawn by contours. */
const DECISIONS = new Set(['probability', 'class'])
/** The quantity that lights the cells of the other fields over its axes: these are read cell by cell. */
const LIT = 'shares-statistic'
/** More cells than these are no longer read one by one. */
const MOST_CELLS = 64
/** Cells of a table that are still read as bars. */
const MOST_BARS = 16
/** Lines of a history that can still be told apart. */
const MOST_LINES = 24

/**
 * Panels in the order in which they stand: states first, then histories, then what is known at the end only. `printed` is
 * drawn pale ahead of the head.
 */
export function panelsAt(logs: readonly RunLog[], printed: readonly RunLog[], step: number): readonly Panel[] {
  const shown = logs.map((log, index) => (log.steps.length > 0 ? log : (printed[index] ?? log)))
  const now = shown.flatMap((log) =>
    stateAt(log, step)
      .filter((result) => !isOfEquation(result))
      .map((result): OfArm<Result> => ({ arm: log.arm, result })),
  )
  const of = <S extends Result['shape']>(shape: S) =>
    now.filter((one): one is OfArm<Extract<Result, { shape: S }>> => one.result.shape === shape)
  const [allFields, points, series, histograms, tables] = [
    of('field'),
    of('points'),
    of('series'),
    of('histogram'),
    of('table'),
  ]
  const within = <R extends { readonly axes: Axes }>(all: readonly OfArm<R>[], { axes }: { readonly axes: Axes }) =>
    all.filter(({ result }) => axesKey(result) === axesKey({ axes }))

  const [lit, fields] = litCells(allFields)
  const overPlane = groupBy(fields, ({ result }) => metricKey(result)).flatMap((group) =>
    group.map(({ arm, result: field }): Panel => {
      const ofArm = within(points, field).filter((one) => one.arm === arm)
      const kind = DECISIONS.has(field.quantity.id) ? 'field' : 'contours'
      return { kind, arm, field, points: ofArm.map(({ result }) => result) }
    }),
  )
  const images = groupBy(of('images'), ({ arm, result }) => `${arm} ${result.quantity.id} ${result.size}`).map(
    (group): Panel => ({ kind: 'images', arm: group[0]!.arm, images: group.map(({ result }) => result) }),
  )
  const distributions = groupBy(histograms, ({ result }) => metricKey(result)).map((group): Panel => {
    const { name, of } = group[0]!.result
    return {
      kind: 'histogram',
      name,
      of,
      histograms: group,
      curves: within(series, group[0]!.result),
      tracks: tracksOf(shown, group),
    }
  })
  const curves = groupBy(
    series.filter(({ result }) => within(histograms, result).length === 0),
    ({ result }) => axesKey(result),
  ).map((group): Panel => {
    const [x, y] = group[0]!.result.axes
    return { kind: 'curve', x, y, curves: group, points: within(points, group[0]!.result) }
  })
  const planes = groupBy(
    points.filter(
      ({ arm, result }) =>
        within(series, result).length === 0 && !within(fields, result).some((field) => field.arm === arm),
    ),
    ({ result }) => axesKey(result),
  ).map((shapes): Panel => ({ kind: 'plane', shapes }))
  const hasHistory = [...logs, ...printed].some((log) => log.steps.length > 1)
  const [matrices, others] = tablePanels(tables)
  return [
    ...overPlane,
    ...images,
    ...lit,
    ...matrices,
    ...distributions,
    ...planes,
    ...others,
    ...curves,
    ...(hasHistory ? histories(logs, printed) : []),
    ...conditions(shown, [...logs, ...printed], step),
  ]
}

/** Fields of few cells with those that light them, as matrices; and the fields that are left. */
function litCells(fields: readonly OfArm<FieldResult>[]): readonly [readonly Panel[], readonly OfArm<FieldResult>[]] {
  const lights = fields.filter(({ result }) => result.quantity.id === LIT && result.values.length <= MOST_CELLS)
  const lightOf = ({ arm, result }: OfArm<FieldResult>) =>
    lights.find((light) => light.arm === arm && axesKey(light.result) === axesKey(result))?.result
  const panels = fields.flatMap((field): Panel[] => {
    const light = lightOf(field)
    if (!light || light === field.result) return []
    const { arm, result } = field
    const [rows, columns] = result.size
    // A column of the matrix is a row of the field: an example has more values than there are examples.
    const turned = (values: Float32Array) =>
      Float64Array.from(values, (_, k) => values[(k % columns) * rows + Math.floor(k / columns)]!)
    const named = (name: string, count: number) => Array.from({ length: count }, (_, k) => `${name}-${k + 1}`)
    const table: TableResult = {
      shape: 'table',
      name: result.name,
      rows: named('entry', rows),
      columns: named('example', columns),
      values: turned(result.values),
      quantity: result.quantity,
    }
    return [{ kind: 'matrix', arm, table, lit: Array.from(turned(light.values), (share) => share > 0) }]
  })
  return [panels, fields.filter((field) => lightOf(field) === undefined)]
}

/** A square of equal names is a matrix; of the others what has few cells is read as bars, the rest as a table. */
function tablePanels(tables: readonly OfArm<TableResult>[]): readonly [readonly Panel[], readonly Panel[]] {
  const isMatrix = ({ result: { rows, columns } }: OfArm<TableResult>) =>
    columns.length > 1 && rows.join() === columns.join()
  const others = groupBy(
    tables.filter((table) => !isMatrix(table)),
    ({ result }) => metricKey(result),
  )
  return [
    tables.filter(isMatrix).map(({ arm, result: table }): Panel => ({ kind: 'matrix', arm, table })),
    others.map((group): Panel => {
      const { name, rows, columns } = group[0]!.result
      const asBars = columns.length === 1 || rows.length * columns.length <= MOST_BARS
      return { kind: asBars ? 'bars' : 'table', name, tables: group }
    }),
  ]
}

function tracksOf(logs: readonly RunLog[], group: readonly OfArm<HistogramResult>[]): readonly OfArm<HistogramTrack>[] {
  const key = metricKey(group[0]!.result)
  return logs.flatMap(({ arm, histograms }) => {
    const result = histograms.get(key)
    return result ? [{ arm, result }] : []
  })
}

/** One chart a quantity, unless it has too many lines. A number that a histogram's label tells is not drawn again. */
function histories(logs: readonly RunLog[], printed: readonly RunLog[]): readonly Panel[] {
  const lines = (from: readonly RunLog[]) =>
    from.flatMap((log) =>
      [...log.tracks.values()]
        .filter((track) => !readingOfHistogram(track, [...logs, ...printed]))
        .map((track) => ({ arm: log.arm, result: trackSeries(log, track) })),
    )
  const all = [...lines(printed), ...lines(logs)]
  return groupBy(all, ({ result }) => result.axes[1].id).flatMap((group): readonly Panel[] => {
    const quantity = group[0]!.result.axes[1]
    const same = ({ result }: OfArm<SeriesResult>) => result.axes[1].id === quantity.id
    const [now, before] = [lines(logs).filter(same), lines(printed).filter(same)]
    if (Math.max(now.length, before.length) > MOST_LINES) return []
    return [{ kind: 'history', quantity, lines: now, printed: before }]
  })
}

/** The networks used otherwise. Before a run's end its values are missing, but their places stand: nothing moves then. */
function conditions(shown: readonly RunLog[], all: readonly RunLog[], step: number): readonly Panel[] {
  const [known] = all.flatMap(conditionsOf)
  if (!known) return []
  const missing: TableResult = { ...known, values: known.values.map(() => Number.NaN) }
  const tables = shown.map((log) => ({
    arm: log.arm,
    result: (isOver(log, step) ? conditionsOf(log)[0] : undefined) ?? missing,
  }))
  return [{ kind: 'conditions', tables }]
}

/** The norm of weights whose histogram is shown. */
function readingOfHistogram({ name, of }: Track, logs: readonly RunLog[]): boolean {
  return (
    name === 'weight-norm' &&
    logs.some(({ histograms }) => histograms.has(metricKey({ name: 'weights', ...(of && { of }) })))
  )
}

const axesKey = ({ axes: [x, y] }: { readonly axes: Axes }): string => `${x.id} ${y.id}`

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
