/**
 * Batch normalization of one feature, forward and backward, by the operations that train: x̂ = (x − μ) / √(v + ε),
 * y = γx̂ + β, and for an upstream gradient δ, ∂L/∂x = (γ/σ) (δ − mean δ − x̂ · mean δx̂). With ε = 0 its entries have no
 * part along 1 or x̂, so ‖∂L/∂x‖² = (γ/σ)² (‖δ‖² − ⟨1, δ⟩² / B − ⟨x̂, δ⟩² / B). Beside it the gradient of one who takes
 * μ and v for constants. Ioffe and Szegedy 2015; Santurkar et al. 2018, theorem 4.1.
 */
import { defineAnalysis, number } from './analysis.ts'
import {
  checkDeviation,
  checkValues,
  differencesByHand,
  handEpsilon,
  shownByHand,
  valuesAndUpstream,
} from './by-hand.ts'
import { operate } from './operate.ts'

export const batchNormByHand = defineAnalysis({
  id: 'batch-norm-by-hand',
  options: [
    ...valuesAndUpstream([0, 0, 4, 4], [1, 0, 0, 0]),
    { name: 'scale', symbol: '\\gamma', type: 'number', default: 1, range: [-10, 10] },
    { name: 'shift', symbol: '\\beta', type: 'number', default: 0, range: [-10, 10] },
    handEpsilon,
  ],
  analyse({ values, upstream, scale, shift, epsilon }, _, executor) {
    checkValues(values, upstream)
    const n = values.length
    const given = { x: values, dy: upstream, scale: [scale], shift: [shift], epsilon: [epsilon], one: [1], zero: [0] }
    const found = { mean: 1, variance: 1, inverse: 1, dscale: 1, dshift: 1, unscaled: n, y: n, dx: n, constant: n }
    const normalize = { code: 'batch-normalize', numbers: [1, 1, 1, n] }
    const gradient = { code: 'batch-normalize-input-gradient', numbers: [1, 1, n] }
    const { vectors, run } = operate(executor, { ...given, ...found }, (at) => {
      const statistics = [at.x, at.mean, at.inverse]
      return [
        { code: 'batch-moments', operands: [at.x, at.mean, at.variance], numbers: [1, 1, n] },
        { code: 'inverse-deviation', operands: [at.variance, at.epsilon, at.inverse], numbers: [1] },
        { ...normalize, operands: [...statistics, at.one, at.zero, at.unscaled] },
        { ...normalize, operands: [...statistics, at.scale, at.shift, at.y] },
        {
          code: 'batch-normalize-parameter-gradient',
          operands: [...statistics, at.dy, at.dscale, at.dshift],
          numbers: [1, 1, 1, n],
        },
        { ...gradient, operands: [...statistics, at.scale, at.dy, at.dscale, at.dshift, at.dx] },
        { ...gradient, operands: [...statistics, at.scale, at.dy, at.zero, at.zero, at.constant] },
      ]
    })
    run(n)
    const { mean, variance, inverse, dscale, dshift, constant, dx } = vectors
    checkDeviation(inverse[0]!)
    const differences = differencesByHand(vectors, () => run(n))
    const factor = scale * inverse[0]!
    const length = upstream.reduce((sum, delta) => sum + delta * delta, 0)
    return [
      ...shownByHand({ ...vectors, differences }),
      ...upstream.map((_, k) => ({ ...number('constant-gradient', constant[k]!), of: `entry-${k + 1}` })),
      number('mean', mean[0]!),
      number('variance', variance[0]!),
      number('scale-gradient', dscale[0]!),
      number('shift-gradient', dshift[0]!),
      number(
        'gradient-sum',
        dx.reduce((sum, g) => sum + g, 0),
      ),
      number(
        'projected-square',
        factor * factor * (length - (dshift[0]! * dshift[0]! + dscale[0]! * dscale[0]!) / n),
        'gradient-square',
      ),
    ]
  },
})
