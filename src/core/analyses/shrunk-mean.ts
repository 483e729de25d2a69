/**
 * The mean μ of n numbers of variance σ_y², estimated by c times their average: its mean squared error is
 * (1 − c)² μ² + c² σ_y² / n, bias² and variance, least at c* = μ² / (μ² + σ_y² / n) < 1. An L2 penalty λ on the
 * estimate gives c = 1 / (1 + λ).
 */
import { defineAnalysis, number, points, series } from './analysis.ts'

const COUNT = 101
const axes = [{ id: 'kept-share' }, { id: 'squared-error' }] as const

export const shrunkMean = defineAnalysis({
  id: 'shrunk-mean',
  options: [
    { name: 'mean', symbol: '\\mu', type: 'number', default: 2, range: [0.1, 10] },
    { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 2, range: [0.1, 10] },
    { name: 'train', symbol: 'n', type: 'integer', default: 4, range: [1, 100] },
    { name: 'kept', symbol: 'c', type: 'number', default: 0.8, off: 1, range: [0, 1] },
  ],
  analyse({ mean, noise, train, kept }) {
    const bias = (c: number) => (1 - c) * (1 - c) * mean * mean
    const variance = (c: number) => (c * c * noise * noise) / train
    const error = (c: number) => bias(c) + variance(c)
    const best = (mean * mean) / (mean * mean + (noise * noise) / train)
    const shares = Array.from({ length: COUNT }, (_, k) => k / (COUNT - 1))
    return [
      series('bias-square', shares, shares.map(bias), axes),
      series('variance', shares, shares.map(variance), axes),
      series('mean-squared-error', shares, shares.map(error), axes),
      points('best', [[best, error(best)]], axes),
      number('bias-square', bias(kept), 'squared-error'),
      number('variance', variance(kept), 'squared-error'),
      number('mean-squared-error', error(kept), 'squared-error'),
      number('best-share', best, 'kept-share'),
      number('best-strength', 1 / best - 1, 'strength'),
    ]
  },
})
