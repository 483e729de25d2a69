/** Paths of lines and bands, rounded so that every engine writes the same text. */
/** x and y values of one line, equally long. */
export interface Points {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

type Place = (value: number) => number

/** The decimals of a coordinate in px. */
const DIGITS = 2

/** A px coordinate, rounded like those in paths. */
export function rounded(px: number): number {
  return Number(px.toFixed(DIGITS))
}

type Corner = readonly [number, number]

/** The paths of the runs of finite corners; `draw` gives that of one run. */
function inRuns<T>(items: readonly T[], isWhole: (item: T) => boolean, draw: (run: readonly T[]) => string): string {
  let path = ''
  let run: T[] = []
  for (const item of items)
    if (isWhole(item)) run.push(item)
    else {
      if (run.length > 0) path += draw(run)
      run = []
    }
  return run.length > 0 ? path + draw(run) : path
}

const through = (corners: readonly Corner[]) => `M${corners.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join('L')}`
const isPlace = ([x, y]: Corner) => Number.isFinite(x) && Number.isFinite(y)
/** A run of one corner is a dot, which a path shows where it is closed. */
const throughAll = (corners: readonly Corner[]) =>
  inRuns(corners, isPlace, (run) => through(run) + (run.length === 1 ? 'Z' : ''))

/** The path through all finite points from index `from` up to but without index `to`; it breaks at others. */
export function linePath({ x, y }: Points, xPlace: Place, yPlace: Place, from = 0, to = x.length): string {
  const corner = (k: number): Corner =>
    Number.isFinite(x[k]!) && Number.isFinite(y[k]!) ? [xPlace(x[k]!), yPlace(y[k]!)] : [Number.NaN, Number.NaN]
  return throughAll(range(from, to).map(corner))
}

/** The closed path between two lines over the same x. */
export function bandPath(
  x: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  xPlace: Place,
  yPlace: Place,
): string {
  const isBand = (k: number) => Number.isFinite(low[k]!) && Number.isFinite(high[k]!)
  const along = (y: ArrayLike<number>, indices: readonly number[]) =>
    indices.map((k): Corner => [xPlace(x[k]!), yPlace(y[k]!)])
  return inRuns(
    range(0, x.length),
    isBand,
    (run) => `${through([...along(high, run), ...along(low, run.toReversed())])}Z`,
  )
}

/** The outline of a histogram over its base; bins without a count leave no line on the base. */
export function stepPath(
  edges: ArrayLike<number>,
  counts: ArrayLike<number>,
  xPlace: Place,
  yPlace: Place,
  base: number,
): string {
  const points: Corner[] = []
  for (let k = 0; k < counts.length; k++) {
    const y = counts[k]! > 0 ? yPlace(counts[k]!) : Number.NaN
    const [left, right] = [xPlace(edges[k]!), xPlace(edges[k + 1]!)]
    if (!(counts[k - 1]! > 0)) points.push([left, counts[k]! > 0 ? base : Number.NaN])
    points.push([left, y], [right, y])
    if (!(counts[k + 1]! > 0)) points.push([right, counts[k]! > 0 ? base : Number.NaN])
  }
  return throughAll(points)
}

/** How many points of an ascending x lie at or before `limit`. */
export function countUpTo(x: ArrayLike<number>, limit: number): number {
  let count = 0
  while (count < x.length && x[count]! <= limit) count++
  return count
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k)
}
