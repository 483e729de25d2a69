/** Dense layer: y = W x + b, W of shape [outputs, inputs]. */
import type { PlannedLayer } from '../network.ts'
import { defineLayer } from './layer.ts'

const parts = ({ parameters: [weight, bias], input, output }: PlannedLayer) => ({
  weight: weight!,
  bias: bias!,
  input,
  output,
})

export const dense = defineLayer({
  id: 'dense',
  options: [{ name: 'units', type: 'integer', default: 64, range: [1, 1024] }],
  features: ({ units }) => units,
  parameters: ({ units }, input) => [
    { name: 'weight', role: 'weight', shape: [units, input], fanIn: input },
    { name: 'bias', role: 'bias', shape: [units], fanIn: input },
  ],
  planForward(layer, plan) {
    const { weight, bias, input, output } = parts(layer)
    plan.add('forward', {
      code: 'dense',
      operands: [weight.value, bias.value, input.value, output.value],
      numbers: [output.features, input.features, plan.capacity],
      layer: layer.name,
    })
  },
  planBackward(layer, plan) {
    const { weight, bias, input, output } = parts(layer)
    const shape = [output.features, input.features, plan.capacity]
    const upstream = output.gradient!
    plan.add('backward', {
      code: 'dense-weight-gradient',
      operands: [upstream, input.value, weight.gradient, plan.slice(input.features * plan.capacity)],
      numbers: shape,
      layer: layer.name,
    })
    plan.add('backward', {
      code: 'dense-bias-gradient',
      operands: [upstream, bias.gradient],
      numbers: [output.features, plan.capacity],
      layer: layer.name,
    })
    if (input.gradient)
      plan.add('backward', {
        code: 'dense-input-gradient',
        operands: [weight.value, upstream, input.gradient],
        numbers: shape,
        layer: layer.name,
      })
  },
  onnx(layer, input, output) {
    const { weight, bias } = parts(layer)
    return [
      { op: 'Gemm', inputs: [input, weight.name, bias.name], outputs: [output], attributes: { transB: { int: 1 } } },
    ]
  },
})
