/**
 * Covariate shift inside the network, by moments: how far the mean and the standard deviation of each unit or channel have
 * moved since the frame before, on average, over the mean standard deviation now. Of the first training examples, with the
 * noise and the statistics of training. At the first frame 0.
 */
import { channelsOf } from '../layers/normalization.ts'
import type { PlannedLayer } from '../network.ts'
import { examples, layersWithOutput } from './in-place.ts'
import { layer, pickLayers } from './layer-option.ts'
import { runOnFirst } from './layer-values.ts'
import { momentsOf } from './moments.ts'
import { defineProbe, number, type View } from './probe.ts'

export const meanDrift = defineProbe({
  id: 'mean-drift',
  remembers: true,
  options: [layer, examples],
  plan: ({ layer, examples }, network) => {
    const picked = pickLayers(layersWithOutput(network), layer)
    let before: readonly UnitMoments[] | null = null
    return (view) => {
      runOnFirst(view, examples, 'training')
      const now = picked.map((layer) => unitMoments(view, layer))
      const then = before ?? now
      before = now
      return picked.flatMap(({ name: of }, k) => {
        const scale = mean(now[k]!.deviations)
        const drift = (what: 'means' | 'deviations') => {
          const moved = now[k]![what].map((x, unit) => Math.abs(x - then[k]![what][unit]!))
          return scale > 0 ? mean(moved) / scale : 0
        }
        return [number('mean-drift', drift('means'), { of }), number('deviation-drift', drift('deviations'), { of })]
      })
    }
  },
})

interface UnitMoments {
  readonly means: Float64Array
  readonly deviations: Float64Array
}

function unitMoments({ arena, count, network }: View, { output }: PlannedLayer): UnitMoments {
  const { channels, area } = channelsOf(output.shape)
  const means = new Float64Array(channels)
  const deviations = new Float64Array(channels)
  const values = new Float32Array(area * count)
  for (let channel = 0; channel < channels; channel++) {
    for (let k = 0; k < area; k++) {
      const start = output.value.offset + (channel * area + k) * network.capacity
      values.set(arena.subarray(start, start + count), k * count)
    }
    const { mean, deviation } = momentsOf(values)
    means[channel] = mean
    deviations[channel] = deviation
  }
  return { means, deviations }
}

const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length
