/**
 * Mixup of a linear model under squared loss: the mixed residual is κ e_i + (1 − κ) e_j, and with i, j independent and
 * κ ~ Beta(α, α) the expected loss is (α + 1) / (2α + 1) · mean e² + α / (2α + 1) · (mean e)², for
 * E[κ(1 − κ)] = α / (2 (2α + 1)). Least squares minimises the first term and makes the second 0: mixup returns it.
 * Beside the formulas stand means over draws, as training draws κ. Carratino et al. 2022.
 */
import { symmetricBeta } from '../beta.ts'
import { createStream } from '../rng.ts'
import { SpecError } from '../units.ts'
import { defineAnalysis, number } from './analysis.ts'

const DRAWS = 4000
const BINS = 20

export const mixupMoments = defineAnalysis({
  id: 'mixup-moments',
  options: [
    { name: 'alpha', symbol: '\\alpha', type: 'number', default: 1, range: [0.05, 8], scale: 'log' },
    { name: 'residuals', type: 'numbers', default: [1, -2, 0.5, 1.5], range: [-10, 10], most: 20 },
  ],
  analyse({ alpha, residuals }, seed) {
    const n = residuals.length
    if (n === 0) throw new SpecError('There is nothing to mix: give at least one residual.')
    const draws = createStream(seed, 'mixup-moments/share')
    const pairs = createStream(seed, 'mixup-moments/pair')
    const counts = new Float64Array(BINS)
    let [product, loss] = [0, 0]
    for (let k = 0; k < DRAWS; k++) {
      const kappa = symmetricBeta(alpha, ...draws.uniform(k))
      counts[Math.min(BINS - 1, Math.floor(kappa * BINS))]! += 1
      const [i, j] = pairs.uniform(k).map((u) => residuals[Math.floor(u * n)]!) as [number, number]
      const mixed = kappa * i + (1 - kappa) * j
      product += (kappa * (1 - kappa)) / DRAWS
      loss += (mixed * mixed) / DRAWS
    }
    const mean = residuals.reduce((sum, e) => sum + e, 0) / n
    const meanSquare = residuals.reduce((sum, e) => sum + e * e, 0) / n
    return [
      {
        shape: 'histogram',
        name: 'mixing-share',
        edges: Float64Array.from({ length: BINS + 1 }, (_, k) => k / BINS),
        counts,
        axes: [{ id: 'mixing-share' }, { id: 'draws' }],
      },
      number('product', alpha / (2 * (2 * alpha + 1))),
      number('drawn-product', product, 'product'),
      number('square-factor', (alpha + 1) / (2 * alpha + 1)),
      number('mean-factor', alpha / (2 * alpha + 1)),
      number('expected-loss', ((alpha + 1) * meanSquare + alpha * mean * mean) / (2 * alpha + 1), 'loss'),
      number('drawn-loss', loss, 'loss'),
      number('plain-loss', meanSquare, 'loss'),
    ]
  },
})
