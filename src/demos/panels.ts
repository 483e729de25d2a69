/** Which figures show a run at one step. The shape of a result picks its figure; equal axes share one. */
import type {
  FieldResult,
  HistogramResult,
  PointsResult,
  Quantity,
  Result,
  SeriesResult,
  TableResult,
} from '#core/results.ts'
import type { OfArm } from '#figures/types.ts'
import { type RunLog, stateAt, type Track, trackSeries } from './run-log.ts'

export type Panel =
  | {
      readonly kind: 'field'
      readonly arm: string
      readonly field: FieldResult
      readonly points: readonly PointsResult[]
    }
  | {
      readonly kind: 'histogram'
      readonly name: string
      readonly of: string | undefined
      readonly histograms: readonly OfArm<HistogramResult>[]
    }
  | { readonly kind: 'plane'; readonly shapes: readonly OfArm<PointsResult>[] }
  | { readonly kind: 'bars'; readonly name: string; readonly tables: readonly OfArm<TableResult>[] }
  | {
      readonly kind: 'curve'
      readonly x: Quantity
      readonly y: Quantity
      readonly curves: readonly OfArm<SeriesResult>[]
    }
  | {
      readonly kind: 'history'
      readonly quantity: Quantity
      readonly lines: readonly OfArm<SeriesResult>[]
      readonly printed: readonly OfArm<SeriesResult>[]
    }

/** Panels in the order in which they stand: states first, histories last. `printed` is drawn pale ahead of the head. */
export function panelsAt(logs: readonly RunLog[], printed: readonly RunLog[], step: number): readonly Panel[] {
  const now = logs.map((log, index): OfArm<readonly Result[]> => {
    const shown = log.steps.length > 0 ? log : (printed[index] ?? log)
    return { arm: log.arm, result: stateAt(shown, step) }
  })
  const of = <S extends Result['shape']>(shape: S) =>
    now.flatMap(({ arm, result }) =>
      result.flatMap((one) => (one.shape === shape ? [{ arm, result: one as Extract<Result, { shape: S }> }] : [])),
    )

  const fields = of('field')
  const points = of('points')
  const withField = (arm: string) => fields.some((field) => field.arm === arm)
  const fieldPanels = fields.map(
    ({ arm, result: field }): Panel => ({
      kind: 'field',
      arm,
      field,
      points: points.filter((one) => one.arm === arm).map(({ result }) => result),
    }),
  )
  const histograms = groupBy(of('histogram'), ({ result }) => `${result.name} ${result.of ?? ''}`).map(
    (group): Panel => ({
      kind: 'histogram',
      name: group[0]!.result.name,
      of: group[0]!.result.of,
      histograms: group,
    }),
  )
  const planes = groupBy(
    points.filter(({ arm }) => !withField(arm)),
    ({ result }) => axesKey(result.axes),
  ).map((shapes): Panel => ({ kind: 'plane', shapes }))
  const bars = groupBy(of('table'), ({ result }) => result.name).map(
    (tables): Panel => ({ kind: 'bars', name: tables[0]!.result.name, tables }),
  )
  const curves = groupBy(of('series'), ({ result }) => axesKey(result.axes)).map((group): Panel => {
    const [x, y] = group[0]!.result.axes
    return { kind: 'curve', x, y, curves: group }
  })
  const hasHistory = logs.some((log) => log.steps.length > 1) || printed.some((log) => log.steps.length > 1)
  return [...fieldPanels, ...histograms, ...planes, ...bars, ...curves, ...(hasHistory ? histories(logs, printed) : [])]
}

/** One chart a quantity. A number that a histogram's label tells is not drawn again. */
function histories(logs: readonly RunLog[], printed: readonly RunLog[]): readonly Panel[] {
  const lines = (from: readonly RunLog[]) =>
    from.flatMap((log) =>
      [...log.tracks.values()]
        .filter((track) => !readingOfHistogram(track, [...logs, ...printed]))
        .map((track) => ({ arm: log.arm, result: trackSeries(log, track) })),
    )
  const all = [...lines(printed), ...lines(logs)]
  return groupBy(all, ({ result }) => result.axes[1].id).map((group): Panel => {
    const quantity = group[0]!.result.axes[1]
    const same = ({ result }: OfArm<SeriesResult>) => result.axes[1].id === quantity.id
    return { kind: 'history', quantity, lines: lines(logs).filter(same), printed: lines(printed).filter(same) }
  })
}

function readingOfHistogram({ name, of }: Track, logs: readonly RunLog[]): boolean {
  return (
    name === 'weight-norm' &&
    logs.some((log) => log.states.some((state) => state?.some((one) => one.shape === 'histogram' && one.of === of)))
  )
}

const axesKey = ([x, y]: readonly [Quantity, Quantity]) => `${x.id} ${y.id}`

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
