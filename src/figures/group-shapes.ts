/** What kind of drawing each `points` result of a plane is, and in whose name. */
import type { PointsResult } from '#core/results.ts'
import { nameLines } from './direct-labels.ts'
import { hueClass } from './strokes.ts'
import type { FigureContext, OfArm } from './types.ts'

export interface Shape {
  readonly result: PointsResult
  /** A contour is one of several lines of one name and stays in the background. */
  readonly kind: 'contour' | 'closed' | 'path' | 'points'
  /** Undefined where all arms share the shape. */
  readonly arm: string | undefined
  readonly hue: string
  readonly name: string
  /** The name; empty where another shape, or the y-axis, already carries it. */
  readonly text: string
}

/** Those that are not equal to one before them; `isShared` says of which there are others. */
export function distinct(shapes: readonly OfArm<PointsResult>[]): {
  readonly firsts: readonly OfArm<PointsResult>[]
  isShared(shape: OfArm<PointsResult>): boolean
} {
  const equalTo = ({ result }: OfArm<PointsResult>) => shapes.filter((other) => isSame(result, other.result))
  return {
    firsts: shapes.filter((shape) => equalTo(shape)[0] === shape),
    isShared: (shape) => equalTo(shape).length > 1,
  }
}

/** Shapes that are equal in several arms are drawn once, in ink and without an arm's name. */
export function groupShapes(shapes: readonly OfArm<PointsResult>[], context: FigureContext): Shape[] {
  const { firsts, isShared } = distinct(shapes)
  const names = nameLines(firsts, context, false)
  const texts = firsts.map((shape, k): string => {
    if (context.arms.length === 1 || isShared(shape)) return partName(shape.result, context)
    const { name, detail } = names[k]!
    return detail === '' ? name : `${name}, ${detail}`
  })
  const isNamedByAxis = new Set(texts).size === 1 && texts[0] === context.labels(firsts[0]!.result.axes[1].id)
  return firsts.map((shape, k) => {
    const { arm, result } = shape
    const isFamily =
      firsts.filter(
        (other) =>
          other.result.name === result.name &&
          (isShared(shape) ? isShared(other) : other.arm === arm && !isShared(other)),
      ).length > 1
    return {
      result,
      kind: result.joined ? (isFamily ? 'contour' : isClosed(result) ? 'closed' : 'path') : 'points',
      arm: isShared(shape) ? undefined : arm,
      hue: isShared(shape) ? 'hue-ink' : hueClass(context, arm, result.split),
      name: texts[k]!,
      text: texts.lastIndexOf(texts[k]!) === k && !isNamedByAxis ? texts[k]! : '',
    }
  })
}

function partName({ name, of }: PointsResult, { labels }: FigureContext): string {
  return of === undefined ? labels(name) : `${labels(name)}, ${labels(of)}`
}

function isClosed({ joined, x, y }: PointsResult): boolean {
  return joined === true && x.length > 2 && x[0] === x.at(-1) && y[0] === y.at(-1)
}

/** The same points, of which equal arrows start. */
function isSame(one: PointsResult, other: PointsResult): boolean {
  const isSameArrow = (axis: 0 | 1) => isEqual(one.toward?.[axis] ?? NONE, other.toward?.[axis] ?? NONE)
  return (
    one.name === other.name &&
    one.of === other.of &&
    isEqual(one.x, other.x) &&
    isEqual(one.y, other.y) &&
    isSameArrow(0) &&
    isSameArrow(1)
  )
}

const NONE = new Float64Array()

const isEqual = (one: Float64Array, other: Float64Array): boolean =>
  one.length === other.length && one.every((value, k) => value === other[k])
