/** How many weights have which size |w|, by layer or all together; sizes beyond the limit count in the last bin. */
import type { HistogramResult } from '../results.ts'
import { defineProbe } from './probe.ts'
import { grouping } from './weight-norm.ts'

const BINS = 20

export const weightHistogram = defineProbe({
  id: 'weight-histogram',
  options: [{ name: 'limit', type: 'number', default: 1, range: [0.01, 100] }, grouping],
  plan:
    ({ limit, layers }, network) =>
    ({ arena }) => {
      const edges = Float64Array.from({ length: BINS + 1 }, (_, k) => (limit * k) / BINS)
      const histogram = (): HistogramResult => ({
        shape: 'histogram',
        name: 'weights',
        edges,
        counts: new Float64Array(BINS),
        axes: [{ id: 'weight-size' }, { id: 'weight-count', scale: 'log' }],
      })
      const together = histogram()
      const each = network.layers.flatMap(({ name, parameters }) => {
        const weight = parameters.find((parameter) => parameter.role === 'weight')
        if (!weight) return []
        const result = layers === 'together' ? together : { ...histogram(), of: name }
        for (let k = 0; k < weight.value.length; k++) {
          const size = Math.abs(arena[weight.value.offset + k]!)
          result.counts[Math.min(BINS - 1, Math.floor((size / limit) * BINS))]! += 1
        }
        return [result]
      })
      return layers === 'together' ? [together] : each
    },
})
