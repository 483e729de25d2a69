/** The points of `sine` seen through their powers x, x² … x^d: a linear model of these inputs is a polynomial. */
import { python } from '../python.ts'
import { defineData } from './data.ts'
import { regressionSplits } from './regression.ts'
import { pythonWave, wave, waveOptions } from './wave.ts'

export const polynomial = defineData({
  id: 'polynomial',
  options: [{ name: 'degree', symbol: 'd', type: 'integer', default: 15, range: [1, 30] }, ...waveOptions],
  shape: ({ degree }) => [degree],
  task: () => ({ kind: 'regression', outputs: 1 }),
  create: (options, seed) =>
    regressionSplits(options, (split) => {
      const { x, y, isOutlier } = wave(options, split, seed)
      return {
        features: options.degree,
        write(k, inputs, at) {
          let power = 1
          for (let d = 0; d < options.degree; d++) {
            power *= x(k)
            inputs[at + d] = power
          }
          return y(k, x(k))
        },
        isOutlier,
      }
    }),
  pytorch: {
    draw: python`
      ${pythonWave}
      return x[:, None] ** torch.arange(1, options["degree"] + 1), y[:, None]
    `,
  },
})
