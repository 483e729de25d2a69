/** The spread of a series over seeds. */
import { quantileSorted } from 'd3-array'
import type { Band } from './types.ts'

/**
 * At each x the 10th and 90th percentile over the seeds (linear interpolation between order statistics). `runs` are the
 * y values of one run each; x at which some run has no finite value is left out.
 */
export function percentileBand(split: Band['split'], x: ArrayLike<number>, runs: readonly ArrayLike<number>[]): Band {
  const at: number[] = []
  const low: number[] = []
  const high: number[] = []
  for (let k = 0; k < x.length; k++) {
    const values = runs.map((run) => run[k] ?? Number.NaN)
    if (values.length === 0 || !values.every(Number.isFinite)) continue
    values.sort((a, b) => a - b)
    at.push(x[k]!)
    low.push(quantileSorted(values, 0.1)!)
    high.push(quantileSorted(values, 0.9)!)
  }
  return { split, x: at, low, high }
}
