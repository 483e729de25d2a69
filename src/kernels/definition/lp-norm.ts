/** The mean ℓp norm in the place of the standard deviation, p = 1 or ∞. Santurkar, Tsipras, Ilyas and Mądry 2018, 3.3. */
import { sumOverBatch } from './normalization.ts'
import type { Run } from './run.ts'

/**
 * mean = Σ x / n of each channel, n = area · count, and the square of the norm ν of c = x − mean: ν = Σ |c| / n for
 * p = 1, max |c| for p = ∞. Sums in the order of `sumOverBatch`. The square stands where batch normalization has its
 * variance, so that ε and running averages mean the same.
 * Operands x, mean, square; numbers channels, area, stride, p (1, or 0 for ∞).
 */
const lpMoments: Run = (arithmetic, arena, [x, mean, square], [channels, area, stride, p], count) => {
  const { round } = arithmetic
  const n = area! * count
  for (let channel = 0; channel < channels!; channel++) {
    const value = (row: number, b: number) => arena[x! + (channel * area! + row) * stride! + b]!
    const centre = round(sumOverBatch(arithmetic, area!, count, value) / n)
    const size = (row: number, b: number) => Math.abs(round(value(row, b) - centre))
    const norm = p === 1 ? round(sumOverBatch(arithmetic, area!, count, size) / n) : largest(area!, count, size)
    arena[mean! + channel] = centre
    arena[square! + channel] = round(norm * norm)
  }
}

/**
 * With s = √(ν² + ε) and u = ∂s/∂c, dx = scale · inverse · ((dy − dshift / n) − dscale · (u − Σ u / n)).
 * p = 1: u = sign(c) · (ν / s) / n. p = ∞: u = sign(c) · (ν / s) at the first c of size ν, row by row, else 0.
 * Operands x, mean, square, inverse (1 / s), scale, dy, dscale, dshift, dx; numbers channels, area, stride, p.
 */
const inputGradient: Run = (
  arithmetic,
  arena,
  [x, mean, square, inverse, scale, dy, dscale, dshift, dx],
  [channels, area, stride, p],
  count,
) => {
  const { round } = arithmetic
  const n = area! * count
  for (let channel = 0; channel < channels!; channel++) {
    const at = (row: number, b: number) => (channel * area! + row) * stride! + b
    const centred = (row: number, b: number) => round(arena[x! + at(row, b)]! - arena[mean! + channel]!)
    const ratio = round(round(Math.sqrt(arena[square! + channel]!)) * arena[inverse! + channel]!)
    const slope = p === 1 ? round(ratio / n) : ratio
    const first = p === 1 ? undefined : firstLargest(area!, count, (row, b) => Math.abs(centred(row, b)))
    const u = (row: number, b: number) => {
      if (first !== undefined && first !== row * count + b) return 0
      const c = centred(row, b)
      return (c > 0 ? slope : 0) - (c < 0 ? slope : 0)
    }
    const meanOfU = round(sumOverBatch(arithmetic, area!, count, u) / n)
    const factor = round(arena[scale! + channel]! * arena[inverse! + channel]!)
    const shared = round(arena[dshift! + channel]! / n)
    for (let row = 0; row < area!; row++)
      for (let b = 0; b < count; b++) {
        const through = round(arena[dscale! + channel]! * round(u(row, b) - meanOfU))
        arena[dx! + at(row, b)] = round(factor * round(round(arena[dy! + at(row, b)]! - shared) - through))
      }
  }
}

type Size = (row: number, column: number) => number

/** The largest of sizes; NaN where one is. */
function largest(rows: number, count: number, size: Size): number {
  let max = 0
  for (let row = 0; row < rows; row++) for (let b = 0; b < count; b++) max = Math.max(max, size(row, b))
  return max
}

/** The first place of the largest, row · count + column; −1 where a size is NaN. */
function firstLargest(rows: number, count: number, size: Size): number {
  const max = largest(rows, count, size)
  for (let row = 0; row < rows; row++) for (let b = 0; b < count; b++) if (size(row, b) === max) return row * count + b
  return -1
}

export const lpNorm: { readonly [code: string]: Run } = {
  'lp-moments': lpMoments,
  'lp-normalize-input-gradient': inputGradient,
}
