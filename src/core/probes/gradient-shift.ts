/**
 * Covariate shift inside the network, by gradients: G is the gradient of the last step's batch in a layer's weights, G′ the
 * same after one gradient step of the layers below alone, w − η g. ‖G − G′‖, and the cosine of their angle. Masks and
 * statistics are those of training. Santurkar, Tsipras, Ilyas and Mądry 2018, definition 2.1.
 */

import { TRAINING } from '../program.ts'
import { gradientInPlace, layersWithWeights, planRate, stepGradient } from './in-place.ts'
import { layer, pickLayers } from './layer-option.ts'
import { difference, dot, normOf, withMoved } from './moved.ts'
import { defineProbe, number } from './probe.ts'

export const gradientShift = defineProbe({
  id: 'gradient-shift',
  options: [layer],
  plan({ layer }, network, plan) {
    // Nothing lies below the first.
    const picked = pickLayers(layersWithWeights(network).slice(1), layer)
    const rateOf = planRate(plan)
    return (view) => {
      const rate = rateOf(view)
      const gradient = stepGradient(view)
      return withMoved(view, (moveBy) =>
        picked.flatMap(({ name: of, weight: { value } }) => {
          const start = value.offset - network.parameters.offset
          const below = gradient.map((g, k) => (k < start ? g : 0))
          moveBy([[-rate, below]])
          const inLayer = (all: Float32Array) => all.subarray(start, start + value.length)
          const before = inLayer(gradient)
          const after = inLayer(gradientInPlace(view, TRAINING).gradient)
          const lengths = normOf(before) * normOf(after)
          return [
            number('gradient-shift', normOf(difference(before, after)), { of }),
            number('gradient-cosine', lengths > 0 ? dot(before, after) / lengths : 0, { of }),
          ]
        }),
      )
    }
  },
})
