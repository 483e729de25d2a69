/** Small results and contexts for the tests of figures. Not measurements. */
import type { PointsResult, SeriesResult, Split } from '../../src/core/results.ts'
import type { FigureContext, OfArm } from '../../src/figures/types.ts'
import { numbers } from '../../src/i18n/numbers.ts'

/** A context whose labels are their keys. */
export function contextOf(...arms: string[]): FigureContext {
  return { labels: (key) => key, format: numbers, arms: arms.map((label, index) => ({ id: label, label, index })) }
}

/** A loss over steps 0, 10, 20 … */
export function lossOf(arm: string, split: Split, y: readonly number[]): OfArm<SeriesResult> {
  const x = Float64Array.from(y, (_, k) => 10 * k)
  const axes = [{ id: 'step' }, { id: 'loss', unit: 'nats' }] as const
  return { arm, result: { shape: 'series', name: 'loss', split, x, y: Float64Array.from(y), axes } }
}

/** A shape in the plane of two weights. */
export function shapeOf(
  name: string,
  points: readonly (readonly [number, number])[],
  arm = 'only',
): OfArm<PointsResult> {
  const result = {
    shape: 'points',
    name,
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    axes: [{ id: 'weight-1' }, { id: 'weight-2' }],
  } as const
  return { arm, result: points.length > 1 ? { ...result, joined: true } : result }
}

/** A closed ellipse. */
export function ellipse(cx: number, cy: number, a: number, b: number): [number, number][] {
  const ring = Array.from({ length: 48 }, (_, k): [number, number] => {
    const angle = (k / 48) * 2 * Math.PI
    return [cx + a * Math.cos(angle), cy + b * Math.sin(angle)]
  })
  return [...ring, ring[0]!]
}
