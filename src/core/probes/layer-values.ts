/** The numbers of which histograms and moments are made: weights, activations or gradients, layer by layer. */
import type { Network } from '../network.ts'
import { INFERENCE, TRAINING } from '../program.ts'
import type { ChoiceOption, Options } from '../units.ts'
import { examples, layersWithOutput, layersWithWeights, putFirst, stepGradient } from './in-place.ts'
import { layer, pickLayers } from './layer-option.ts'
import type { View } from './probe.ts'

/** Gradients are those of the last step's batch in the weights, at the parameters that it led to. */
const of = {
  name: 'of',
  type: 'choice',
  default: 'activations',
  choices: ['weights', 'activations', 'gradients'],
} as const satisfies ChoiceOption

/** How activations come about: with noise and the batch's statistics, or as they are used. */
const mode = {
  name: 'mode',
  type: 'choice',
  default: 'inference',
  choices: ['inference', 'training'],
} as const satisfies ChoiceOption

export const layerValues = [of, layer, mode, examples] as const

/** The values of each layer that the options pick; activations are the outputs of the first training examples. */
export function planLayerValues(
  { of, layer, mode, examples }: Options<typeof layerValues>,
  network: Network,
): (view: View) => readonly { readonly name: string; readonly values: Float32Array }[] {
  if (of === 'activations') {
    const picked = pickLayers(layersWithOutput(network), layer)
    return (view) => {
      runOnFirst(view, examples, mode)
      const { arena, count } = view
      return picked.map(({ name, output: { features, value } }) => {
        const values = new Float32Array(features * count)
        for (let f = 0; f < features; f++) {
          const start = value.offset + f * network.capacity
          values.set(arena.subarray(start, start + count), f * count)
        }
        return { name, values }
      })
    }
  }
  const picked = pickLayers(layersWithWeights(network), layer)
  return (view) => {
    if (of === 'gradients') stepGradient(view)
    return picked.map(({ name, weight }) => {
      const { offset, length } = of === 'weights' ? weight.value : weight.gradient
      return { name, values: view.arena.subarray(offset, offset + length) }
    })
  }
}

/** Forward on the first training examples; the training mode draws the last step's masks. */
export function runOnFirst(view: View, examples: number, mode: 'inference' | 'training'): void {
  putFirst(view, examples)
  if (mode === 'training') view.run('draw')
  view.run('forward', mode === 'training' ? TRAINING : INFERENCE)
}
