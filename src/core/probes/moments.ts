/** Mean and standard deviation of the weights, activations or gradients of each layer. */
import { layerValues, planLayerValues } from './layer-values.ts'
import { defineProbe, number } from './probe.ts'

const names = { weights: 'weight', activations: 'activation', gradients: 'gradient' } as const

export const moments = defineProbe({
  id: 'moments',
  options: layerValues,
  plan(options, network) {
    const what = names[options.of]
    const valuesOf = planLayerValues(options, network)
    return (view) =>
      valuesOf(view).flatMap(({ name: of, values }) => {
        const { mean, deviation } = momentsOf(values)
        return [number(`${what}-mean`, mean, { of }), number(`${what}-deviation`, deviation, { of })]
      })
  },
})

/** Over all values, in float64 and index order: Σ x / n, then √(Σ (x − mean)² / n). */
export function momentsOf(values: Float32Array): { readonly mean: number; readonly deviation: number } {
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / values.length
  let squares = 0
  for (const value of values) squares += (value - mean) * (value - mean)
  return { mean, deviation: Math.sqrt(squares / values.length) }
}
