/** Statistics of a channel over the batch and the channel's area: batch normalization. Ioffe and Szegedy 2015. */
import {
  inverseDeviation,
  normalize,
  normalized,
  normalizeParameterGradient,
  type StatisticAt,
  sumOverBatch,
} from './normalization.ts'
import type { Run } from './run.ts'

const perChannel: StatisticAt = (channel) => channel

/**
 * mean = Σ x / n and variance = Σ (x − mean)² / n of each channel, n = area · count, in the order of `sumOverBatch`.
 * Operands x, mean, variance; numbers channels, area, stride.
 */
const batchMoments: Run = (arithmetic, arena, [x, mean, variance], [channels, area, stride], count) => {
  const { round } = arithmetic
  const n = area! * count
  for (let channel = 0; channel < channels!; channel++) {
    const value = (row: number, b: number) => arena[x! + (channel * area! + row) * stride! + b]!
    const centre = round(sumOverBatch(arithmetic, area!, count, value) / n)
    const squares = sumOverBatch(arithmetic, area!, count, (row, b) => {
      const distance = round(value(row, b) - centre)
      return round(distance * distance)
    })
    arena[mean! + channel] = centre
    arena[variance! + channel] = round(squares / n)
  }
}

/** inverse = 1 / √(variance + ε). Operands variance, epsilon (one float), inverse; numbers length. */
const inverseDeviations: Run = (arithmetic, arena, [variance, epsilon, inverse], [length]) => {
  for (let k = 0; k < length!; k++)
    arena[inverse! + k] = inverseDeviation(arithmetic, arena[variance! + k]!, arena[epsilon!]!)
}

/**
 * dx = scale · inverse · ((dy − dshift / n) − x̂ · dscale / n), n = area · count: the statistics move with x. Where they
 * are constants, the operands dscale and dshift are zeros.
 * Operands x, mean, inverse, scale, dy, dscale, dshift, dx; numbers channels, area, stride.
 */
const inputGradient: Run = (
  arithmetic,
  arena,
  [x, mean, inverse, scale, dy, dscale, dshift, dx],
  [channels, area, stride],
  count,
) => {
  const { round } = arithmetic
  for (let channel = 0; channel < channels!; channel++) {
    const factor = round(arena[scale! + channel]! * arena[inverse! + channel]!)
    const shared = round(arena[dshift! + channel]! / (area! * count))
    const along = round(arena[dscale! + channel]! / (area! * count))
    for (let row = channel * area!; row < (channel + 1) * area!; row++)
      for (let b = 0; b < count; b++) {
        const at = row * stride! + b
        const unscaled = normalized(arithmetic, arena[x! + at]!, arena[mean! + channel]!, arena[inverse! + channel]!)
        arena[dx! + at] = round(factor * round(round(arena[dy! + at]! - shared) - round(unscaled * along)))
      }
  }
}

/**
 * running = (1 − rate) · running + rate · new. Where `area` is not 0, the new values are biased variances of
 * n = area · count numbers and enter unbiased, times n / (n − 1).
 * Operands running, new, rate (one float); numbers length, area.
 */
const runningAverage: Run = ({ round }, arena, [running, fresh, rate], [length, area], count) => {
  const n = area! * count
  const keep = round(1 - arena[rate!]!)
  const take = area! === 0 ? arena[rate!]! : round(arena[rate!]! * round(n / (n - 1)))
  for (let k = 0; k < length!; k++)
    arena[running! + k] = round(round(keep * arena[running! + k]!) + round(take * arena[fresh! + k]!))
}

export const batchStatistics: { readonly [code: string]: Run } = {
  'batch-moments': batchMoments,
  'inverse-deviation': inverseDeviations,
  'batch-normalize': normalize(perChannel),
  'batch-normalize-parameter-gradient': normalizeParameterGradient(perChannel),
  'batch-normalize-input-gradient': inputGradient,
  'running-average': runningAverage,
}
