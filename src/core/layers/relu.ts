/** ReLU: y = x where x >= 0, else 0. Its derivative at 0 is taken as 0. */
import { defineLayer } from './layer.ts'

export const relu = defineLayer({
  id: 'relu',
  options: [],
  features: (_, input) => input,
  parameters: () => [],
  planForward({ name, input, output }, plan) {
    plan.add('forward', {
      code: 'relu',
      operands: [input.value, output.value],
      numbers: [output.features, plan.capacity],
      layer: name,
    })
  },
  planBackward({ name, input, output }, plan) {
    if (input.gradient)
      plan.add('backward', {
        code: 'relu-gradient',
        operands: [input.value, output.gradient!, input.gradient],
        numbers: [output.features, plan.capacity],
        layer: name,
      })
  },
  onnx: (_, input, output) => [{ op: 'Relu', inputs: [input], outputs: [output] }],
})
