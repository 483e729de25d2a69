/** How many weights of each layer, or of all together, are not exactly zero. */
import { layersWithWeights } from './in-place.ts'
import { defineProbe, number } from './probe.ts'
import { grouping } from './weight-norm.ts'

export const nonzeroWeights = defineProbe({
  id: 'nonzero-weights',
  options: [grouping],
  plan:
    ({ layers }, network) =>
    ({ arena }) => {
      const each = layersWithWeights(network).map(({ name, weight: { value } }) => {
        let count = 0
        for (let k = 0; k < value.length; k++) if (arena[value.offset + k] !== 0) count += 1
        return number('nonzero-weights', count, { of: name })
      })
      return layers === 'each'
        ? each
        : [
            number(
              'nonzero-weights',
              each.reduce((sum, { value }) => sum + value, 0),
            ),
          ]
    },
})
