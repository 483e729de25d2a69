/**
 * Of each layer whose weights a normalization follows, so that their length changes nothing: the effective learning rate
 * η / ‖w‖², and the turn η ‖g‖ / ‖w‖ that a gradient step gives the weights, g of the last step's batch. Under weight
 * decay λ the turn settles near √(2ηλ), wherever it starts. Van Laarhoven 2017.
 */
import type { Network } from '../network.ts'
import { layersWithOutput, planRate, stepGradient } from './in-place.ts'
import { normOf } from './moved.ts'
import { defineProbe, number } from './probe.ts'

const quantity = { id: 'effective-learning-rate', scale: 'log' } as const

export const effectiveLearningRate = defineProbe({
  id: 'effective-learning-rate',
  options: [],
  plan(_, network, plan) {
    const normalized = normalizedWeights(network)
    const rateOf = planRate(plan)
    return (view) => {
      const rate = rateOf(view)
      stepGradient(view)
      const lengthOf = ({ offset, length }: { offset: number; length: number }) =>
        normOf(view.arena.subarray(offset, offset + length))
      return normalized.flatMap(({ name: of, weight: { value, gradient } }) => {
        const norm = lengthOf(value)
        return [
          number('effective-learning-rate', rate / (norm * norm), { of, quantity }),
          number('turn', (rate * lengthOf(gradient)) / norm, { of }),
        ]
      })
    }
  },
})

/** A normalization is a layer with a scale, learned or not. */
function normalizedWeights(network: Network) {
  const layers = layersWithOutput(network)
  return layers.flatMap(({ name, parameters }, index) => {
    const weight = parameters.find(({ role }) => role === 'weight')
    const next = layers[index + 1]
    const scaled = next && [...next.parameters, ...next.states].some((part) => part.name.endsWith('.scale'))
    return weight && scaled ? [{ name, weight }] : []
  })
}
