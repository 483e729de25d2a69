/**
 * What all normalizations share: x̂ = (x − mean) · inverse, y = scale · x̂ + shift. A unit of `size` rows has statistics
 * of its own, one number for the whole batch, [unit], or one for each example, [unit][stride]. Every `share` rows have
 * a scale and a shift in common, a whole number of times in a unit.
 */
import type { Arithmetic } from '#core/functions.ts'
import type { Run } from './run.ts'

/** Where the statistic of a unit and a column stands. */
export type StatisticAt = (unit: number, column: number, stride: number) => number

/** Σ over rows and live columns, row by row, column b in strand b mod 4, then (s0 + s1) + (s2 + s3). */
export function sumOverBatch(
  { round }: Arithmetic,
  rows: number,
  count: number,
  term: (row: number, column: number) => number,
): number {
  const strands = [0, 0, 0, 0] as [number, number, number, number]
  for (let row = 0; row < rows; row++)
    for (let b = 0; b < count; b++) strands[b & 3] = round(strands[b & 3]! + term(row, b))
  return round(round(strands[0] + strands[1]) + round(strands[2] + strands[3]))
}

/** x̂ of one value. */
export const normalized = ({ round }: Arithmetic, x: number, mean: number, inverse: number) =>
  round(round(x - mean) * inverse)

/** y = scale · x̂ + shift. Operands x, mean, inverse, scale, shift, y; numbers units, size, share, stride. */
export const normalize =
  (statisticAt: StatisticAt): Run =>
  (arithmetic, arena, [x, mean, inverse, scale, shift, y], [units, size, share, stride], count) => {
    const { round } = arithmetic
    for (let row = 0; row < units! * size!; row++)
      for (let b = 0; b < count; b++) {
        const statistic = statisticAt(Math.floor(row / size!), b, stride!)
        const own = Math.floor(row / share!)
        const at = row * stride! + b
        const unscaled = normalized(
          arithmetic,
          arena[x! + at]!,
          arena[mean! + statistic]!,
          arena[inverse! + statistic]!,
        )
        arena[y! + at] = round(round(arena[scale! + own]! * unscaled) + arena[shift! + own]!)
      }
  }

/**
 * dscale = Σ dy · x̂ and dshift = Σ dy over the rows that share them and the batch, in the order of `sumOverBatch`.
 * Operands x, mean, inverse, dy, dscale, dshift; numbers units, size, share, stride.
 */
export const normalizeParameterGradient =
  (statisticAt: StatisticAt): Run =>
  (arithmetic, arena, [x, mean, inverse, dy, dscale, dshift], [units, size, share, stride], count) => {
    const { round } = arithmetic
    for (let own = 0; own < (units! * size!) / share!; own++) {
      const at = (r: number, b: number) => (own * share! + r) * stride! + b
      arena[dshift! + own] = sumOverBatch(arithmetic, share!, count, (r, b) => arena[dy! + at(r, b)]!)
      arena[dscale! + own] = sumOverBatch(arithmetic, share!, count, (r, b) => {
        const statistic = statisticAt(Math.floor((own * share! + r) / size!), b, stride!)
        const unscaled = normalized(
          arithmetic,
          arena[x! + at(r, b)]!,
          arena[mean! + statistic]!,
          arena[inverse! + statistic]!,
        )
        return round(arena[dy! + at(r, b)]! * unscaled)
      })
    }
  }

/** 1 / √(variance + ε). */
export function inverseDeviation({ round }: Arithmetic, variance: number, epsilon: number): number {
  return round(1 / round(Math.sqrt(round(variance + epsilon))))
}
