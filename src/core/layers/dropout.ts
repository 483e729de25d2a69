/**
 * Dropout, inverted: in training each unit, or each channel, of each example is 0 with probability p, else divided by
 * 1 − p, so that its mean stays; in inference nothing. Srivastava et al. 2014; Tompson et al. 2015 for channels.
 */
import { defineLayer, product } from './layer.ts'
import { planNoise, planNoiseGradient, probability } from './noise.ts'
import { oncePerLayer } from './once-per-layer.ts'

const maskOf = oncePerLayer(({ output }, plan) => plan.slice(output.features * plan.capacity))

export const dropout = defineLayer({
  id: 'dropout',
  options: [probability, { name: 'on', type: 'choice', default: 'units', choices: ['units', 'channels'] }],
  shape: (_, input) => input,
  planForward({ on }, layer, plan) {
    const { name, path, output } = layer
    const area = on === 'channels' ? product(output.shape.slice(1)) : 1
    const mask = maskOf(layer, plan)
    plan.add('draw', {
      code: 'draw-mask',
      operands: [plan.clock, plan.option(`${path}.probability`), mask],
      numbers: [plan.stream(name), output.features / area, area, plan.capacity, 0],
      layer: name,
    })
    planNoise('multiply', mask, layer, plan)
  },
  planBackward(_, layer, plan) {
    planNoiseGradient('multiply', maskOf(layer, plan), layer, plan)
  },
  onnx: (_, __, input, output) => [{ op: 'Identity', inputs: [input], outputs: [output] }],
  pytorch({ probability, on }, { output }) {
    const channels = on === 'channels' && output.shape.length > 1
    return `nn.Dropout${channels ? '2d' : ''}(${probability})`
  },
})
