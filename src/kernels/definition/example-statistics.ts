/**
 * Statistics of one example over a group of rows: layer, instance, group and RMS normalization. Ba, Kiros and Hinton
 * 2016; Ulyanov, Vedaldi and Lempitsky 2016; Wu and He 2018; Zhang and Sennrich 2019.
 */
import {
  inverseDeviation,
  normalize,
  normalized,
  normalizeParameterGradient,
  type StatisticAt,
} from './normalization.ts'
import { type Run, strandedSum } from './run.ts'

const perExample: StatisticAt = (group, column, stride) => group * stride + column

/**
 * mean = Σ x / size, or 0 where the moments are not centred, and inverse = 1 / √(Σ (x − mean)² / size + ε), of each
 * group and column; sums over rows in four strands, row k of the group in strand k mod 4: in index order the mean of a
 * wide layer has twice the error.
 * Operands x, epsilon (one float), mean, inverse; numbers groups, size, stride, centred (1 or 0).
 */
const exampleMoments: Run = (
  arithmetic,
  arena,
  [x, epsilon, mean, inverse],
  [groups, size, stride, centred],
  count,
) => {
  const { round } = arithmetic
  for (let group = 0; group < groups!; group++)
    for (let b = 0; b < count; b++) {
      const value = (row: number) => arena[x! + (group * size! + row) * stride! + b]!
      const centre = centred ? round(strandedSum(arithmetic, size!, value) / size!) : 0
      const squares = strandedSum(arithmetic, size!, (row) => {
        const distance = round(value(row) - centre)
        return round(distance * distance)
      })
      const at = perExample(group, b, stride!)
      arena[mean! + at] = centre
      arena[inverse! + at] = inverseDeviation(arithmetic, round(squares / size!), arena[epsilon!]!)
    }
}

/**
 * With d = scale · dy: dx = inverse · ((d − Σ d / size) − x̂ · Σ d x̂ / size), without the first sum where the moments
 * are not centred; sums in the same strands.
 * Operands x, mean, inverse, scale, dy, dx; numbers groups, size, share, stride, centred (1 or 0).
 */
const inputGradient: Run = (
  arithmetic,
  arena,
  [x, mean, inverse, scale, dy, dx],
  [groups, size, share, stride, centred],
  count,
) => {
  const { round } = arithmetic
  for (let group = 0; group < groups!; group++)
    for (let b = 0; b < count; b++) {
      const statistic = perExample(group, b, stride!)
      const deviation = arena[inverse! + statistic]!
      const at = (row: number) => (group * size! + row) * stride! + b
      const unscaled = (row: number) =>
        normalized(arithmetic, arena[x! + at(row)]!, arena[mean! + statistic]!, deviation)
      const scaled = (row: number) =>
        round(arena[scale! + Math.floor((group * size! + row) / share!)]! * arena[dy! + at(row)]!)
      const shared = centred ? round(strandedSum(arithmetic, size!, scaled) / size!) : 0
      const along = round(strandedSum(arithmetic, size!, (row) => round(scaled(row) * unscaled(row))) / size!)
      for (let row = 0; row < size!; row++)
        arena[dx! + at(row)] = round(deviation * round(round(scaled(row) - shared) - round(unscaled(row) * along)))
    }
}

export const exampleStatistics: { readonly [code: string]: Run } = {
  'example-moments': exampleMoments,
  'example-normalize': normalize(perExample),
  'example-normalize-parameter-gradient': normalizeParameterGradient(perExample),
  'example-normalize-input-gradient': inputGradient,
}
