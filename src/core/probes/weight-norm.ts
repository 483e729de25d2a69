/** Frobenius norm ‖W‖ of each layer's weights; biases are left out. */
import type { Network } from '../network.ts'
import type { ChoiceOption } from '../units.ts'
import { defineProbe } from './probe.ts'

/** Norms by layer, in the network's order, and that of all weights together. */
export function weightNorms(
  network: Network,
  arena: Float32Array,
): { layers: { name: string; norm: number }[]; all: number } {
  let total = 0
  const layers = network.layers.flatMap(({ name, parameters }) => {
    const weight = parameters.find((parameter) => parameter.role === 'weight')
    if (!weight) return []
    let sum = 0
    for (let k = 0; k < weight.value.length; k++)
      sum += arena[weight.value.offset + k]! * arena[weight.value.offset + k]!
    total += sum
    return [{ name, norm: Math.sqrt(sum) }]
  })
  return { layers, all: Math.sqrt(total) }
}

/** Each layer's weights apart, or all weights of the network together. */
export const grouping = {
  name: 'layers',
  type: 'choice',
  default: 'each',
  choices: ['each', 'together'],
} as const satisfies ChoiceOption

export const weightNorm = defineProbe({
  id: 'weight-norm',
  options: [grouping],
  plan:
    ({ layers }, network) =>
    ({ arena }) => {
      const norms = weightNorms(network, arena)
      const quantity = { id: 'weight-norm' }
      if (layers === 'together') return [{ shape: 'number', name: 'weight-norm', value: norms.all, quantity }]
      return norms.layers.map(({ name, norm }) => ({
        shape: 'number',
        name: 'weight-norm',
        of: name,
        value: norm,
        quantity,
      }))
    },
})
