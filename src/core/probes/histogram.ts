/** How many weights, activations or gradients of each layer have which value; those beyond the limit are in the last bins. */
import { layerValues, planLayerValues } from './layer-values.ts'
import { defineProbe } from './probe.ts'

/** Odd, so that zero lies in the middle of a bin. */
const BINS = 41
const names = { weights: 'weight-values', activations: 'activations', gradients: 'gradients' } as const

export const histogram = defineProbe({
  id: 'histogram',
  options: [...layerValues, { name: 'limit', type: 'number', default: 3, range: [1e-6, 1000], scale: 'log' }],
  plan(options, network) {
    const { of: what, limit } = options
    const valuesOf = planLayerValues(options, network)
    const edges = Float64Array.from({ length: BINS + 1 }, (_, k) => (limit * (2 * k - BINS)) / BINS)
    return (view) =>
      valuesOf(view).map(({ name: of, values }) => {
        const counts = new Float64Array(BINS)
        for (const value of values)
          counts[Math.max(0, Math.min(BINS - 1, Math.floor(((value + limit) / (2 * limit)) * BINS)))]! += 1
        return {
          shape: 'histogram',
          name: names[what],
          of,
          edges,
          counts,
          axes: [{ id: names[what] }, { id: 'value-count' }],
        } as const
      })
  },
})
