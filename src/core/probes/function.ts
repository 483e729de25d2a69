/**
 * A regression on one input: the network's f over the range of the training and validation inputs, the training points,
 * and the curvature ∫ f″² dx by second differences on the same grid.
 */
import { SpecError } from '../units.ts'
import { defineProbe, number } from './probe.ts'

const axes = [{ id: 'input-1' }, { id: 'output' }] as const

export const functionProbe = defineProbe({
  id: 'function',
  options: [{ name: 'points', type: 'integer', default: 121, range: [3, 1001] }],
  plan({ points }, { input, logits }) {
    return ({ splits: { train, validation }, outputs }) => {
      if (input.features !== 1 || logits.features !== 1 || train.labels.length > 0)
        throw new SpecError('The probe “function” needs a regression on one input, such as sine.')
      const seen = [...train.inputs, ...validation.inputs]
      const low = seen.reduce((least, x) => Math.min(least, x))
      const high = seen.reduce((most, x) => Math.max(most, x))
      const width = (high - low) / (points - 1)
      const grid = Float32Array.from({ length: points }, (_, k) => low + k * width)
      const y = Float64Array.from(outputs(grid, points))
      let curvature = 0
      for (let k = 1; k < points - 1; k++) {
        const second = (y[k - 1]! - 2 * y[k]! + y[k + 1]!) / (width * width)
        curvature += second * second * width
      }
      return [
        { shape: 'series', name: 'function', x: Float64Array.from(grid), y, axes },
        {
          shape: 'points',
          name: 'examples',
          split: 'train',
          x: Float64Array.from(train.inputs),
          y: Float64Array.from(train.values),
          flipped: train.flipped,
          axes,
        },
        number('curvature', curvature),
      ]
    }
  },
})
