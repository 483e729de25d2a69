/**
 * Layer normalization of one example's D features, or RMS normalization where nothing is taken away, forward and
 * backward, by the operations that train: y = γ ⊙ x̂, and with δ̂ = γ ⊙ δ, ∂L/∂x = (δ̂ − mean δ̂ − x̂ · mean δ̂x̂) / σ,
 * without the first mean for RMS. Ba, Kiros and Hinton 2016; Zhang and Sennrich 2019.
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

export const layerNormByHand = defineAnalysis({
  id: 'layer-norm-by-hand',
  options: [
    ...valuesAndUpstream([1, 3, 5, 7], [1, 0, 0, 0]),
    { name: 'scales', symbol: '\\gamma', type: 'numbers', default: [], range: [-10, 10], most: 16 },
    { name: 'method', type: 'choice', default: 'layer-norm', choices: ['layer-norm', 'rms-norm'] },
    handEpsilon,
  ],
  analyse({ values, upstream, scales, method, epsilon }, _, executor) {
    checkValues(values, upstream)
    const n = values.length
    const centred = Number(method === 'layer-norm')
    /** γ is 1 where none is given. */
    const scale = values.map((_, j) => scales[j] ?? 1)
    const given = { x: values, dy: upstream, scale, epsilon: [epsilon], ones: values.map(() => 1), zeros: n }
    const found = { mean: 1, inverse: 1, dscale: n, dshift: n, unscaled: n, y: n, dx: n }
    const normalize = { code: 'example-normalize', numbers: [1, n, 1, 1] }
    const { vectors, run } = operate(executor, { ...given, ...found }, (at) => {
      const statistics = [at.x, at.mean, at.inverse]
      return [
        { code: 'example-moments', operands: [at.x, at.epsilon, at.mean, at.inverse], numbers: [1, n, 1, centred] },
        { ...normalize, operands: [...statistics, at.ones, at.zeros, at.unscaled] },
        { ...normalize, operands: [...statistics, at.scale, at.zeros, at.y] },
        {
          code: 'example-normalize-parameter-gradient',
          operands: [...statistics, at.dy, at.dscale, at.dshift],
          numbers: [1, n, 1, 1],
        },
        {
          code: 'example-normalize-input-gradient',
          operands: [...statistics, at.scale, at.dy, at.dx],
          numbers: [1, n, 1, 1, centred],
        },
      ]
    })
    run(1)
    checkDeviation(vectors.inverse[0]!)
    const differences = differencesByHand(vectors, () => run(1))
    return [
      ...shownByHand({ ...vectors, differences }),
      ...values.map((_, k) => ({ ...number('scale-gradient', vectors.dscale[k]!), of: `entry-${k + 1}` })),
      ...(centred
        ? [number('mean', vectors.mean[0]!), number('deviation', 1 / vectors.inverse[0]!)]
        : [number('root-mean-square', 1 / vectors.inverse[0]!)]),
    ]
  },
})
