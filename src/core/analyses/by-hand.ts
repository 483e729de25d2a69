/** What the normalizations by hand share: a few values, an upstream gradient, and how they are shown. */
import type { Result } from '../results.ts'
import { SpecError } from '../units.ts'
import { number, points, table } from './analysis.ts'
import { centralDifferences } from './central-differences.ts'

const axes = [{ id: 'entry' }, { id: 'value' }] as const
const list = <const Name extends string>(name: Name, symbol: string, value: readonly number[], reach: number) =>
  ({ name, symbol, type: 'numbers', default: value, range: [-reach, reach], most: 16 }) as const

/** The values x and the gradient δ of the loss in the layer's outputs. */
export const valuesAndUpstream = (values: readonly number[], upstream: readonly number[]) =>
  [list('values', 'x', values, 10), list('upstream', '\\delta', upstream, 10)] as const

/** ε, 0 in a calculation by hand. */
export const handEpsilon = {
  name: 'epsilon',
  symbol: '\\epsilon',
  type: 'number',
  default: 0,
  range: [0, 1],
} as const

/** Refuses what has no statistics. */
export function checkValues(values: readonly number[], upstream: readonly number[]): void {
  if (values.length < 2) throw new SpecError('A mean and a deviation need at least two values: give another one.')
  if (upstream.length !== values.length)
    throw new SpecError(`There are ${values.length} values but ${upstream.length} gradients: give as many of each.`)
}

/** Refuses a division by 0. */
export function checkDeviation(inverse: number): void {
  if (inverse === Infinity)
    throw new SpecError('These values do not differ, so their deviation is 0: change one, or take “epsilon” above 0.')
}

/** Those of Σ δ y in x, a 64th of the deviation to either side. */
export function differencesByHand(
  of: { readonly [V in 'x' | 'y' | 'dy' | 'inverse']: Float32Array },
  run: () => void,
): readonly number[] {
  const differences = centralDifferences(of.x, 1 / (64 * of.inverse[0]!), () => {
    run()
    return of.y.reduce((sum, output, j) => sum + of.dy[j]! * output, 0)
  })
  run()
  return differences
}

/** x and y with the gradients in them as arrows downhill, and the numbers of both passes. */
export function shownByHand(of: {
  readonly x: ArrayLike<number>
  readonly unscaled: ArrayLike<number>
  readonly y: ArrayLike<number>
  readonly dy: ArrayLike<number>
  readonly dx: ArrayLike<number>
  readonly differences: ArrayLike<number>
}): readonly Result[] {
  const entries = Array.from(of.x, (_, k) => `entry-${k + 1}`)
  const dots = (name: string, values: ArrayLike<number>, gradient: ArrayLike<number>) =>
    points(
      name,
      entries.map((_, k) => [k + 1, values[k]!] as const),
      axes,
      { toward: [new Float64Array(entries.length), Float64Array.from(gradient, (g) => -g)] },
    )
  const each = (name: string, values: ArrayLike<number>) =>
    entries.map((entry, k) => ({ ...number(name, values[k]!), of: entry }))
  const along = (values: ArrayLike<number>) => entries.reduce((sum, _, k) => sum + values[k]! * of.dx[k]!, 0)
  return [
    dots('input', of.x, of.dx),
    dots('output', of.y, of.dy),
    table(
      'value',
      entries,
      ['input', 'normalized', 'output'],
      entries.flatMap((_, k) => [of.x[k]!, of.unscaled[k]!, of.y[k]!]),
    ),
    ...each('normalized', of.unscaled),
    ...each('output', of.y),
    ...each('input-gradient', of.dx),
    ...each('central-difference', of.differences),
    number('gradient-square', along(of.dx)),
    number('gradient-along-normalized', along(of.unscaled)),
  ]
}
