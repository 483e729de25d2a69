/** Regression on a sine: one input, one output. */
import { python } from '../python.ts'
import { defineData } from './data.ts'
import { regressionSplits } from './regression.ts'
import { pythonWave, wave, waveOptions } from './wave.ts'

export const sine = defineData({
  id: 'sine',
  options: waveOptions,
  shape: () => [1],
  task: () => ({ kind: 'regression', outputs: 1 }),
  create: (options, seed) =>
    regressionSplits(options, (split) => {
      const { x, y, isOutlier } = wave(options, split, seed)
      return {
        features: 1,
        write(k, inputs, at) {
          inputs[at] = x(k)
          return y(k, x(k))
        },
        isOutlier,
      }
    }),
  pytorch: {
    draw: python`
      ${pythonWave}
      return x[:, None], y[:, None]
    `,
  },
})
