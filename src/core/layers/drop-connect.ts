/**
 * DropConnect: a dense layer of which each weight is 0 with probability p in training, else divided by 1 − p; one mask a
 * step. In inference all weights are as they are. Wan et al. 2013, who draw a mask for each example.
 */
import { combine } from '../program.ts'
import { literal, python } from '../python.ts'
import { dense, denseOperations, linear } from './dense.ts'
import { defineLayer } from './layer.ts'
import { probability } from './noise.ts'
import { oncePerLayer } from './once-per-layer.ts'

const slicesOf = oncePerLayer(({ parameters }, plan) => {
  const { length } = parameters[0]!.value
  return { mask: plan.slice(length), masked: plan.slice(length) }
})

export const dropConnect = defineLayer({
  id: 'drop-connect',
  options: [...dense.options, probability],
  takes: 'features',
  shape: ({ units }) => [units],
  parameters: (options, input) => dense.parameters!(options, input),
  planForward(_, layer, plan) {
    const { name, path, parameters } = layer
    const weight = parameters[0]!.value
    const { mask, masked } = slicesOf(layer, plan)
    const { forward } = denseOperations(layer, plan)
    plan.add('draw', {
      code: 'draw-mask',
      operands: [plan.clock, plan.option(`${path}.probability`), mask],
      numbers: [plan.stream(name), 1, 1, mask.length, mask.length],
      layer: name,
    })
    plan.add('forward', { ...combine('multiply', weight, mask, masked), when: { noise: true }, layer: name })
    plan.add('forward', { ...forward(masked), when: { noise: true } })
    plan.add('forward', { ...forward(weight), when: { noise: false } })
  },
  planBackward(_, layer, plan) {
    const { name, parameters } = layer
    const { value, gradient } = parameters[0]!
    const { mask, masked } = slicesOf(layer, plan)
    const { weightGradient, biasGradients, inputGradient } = denseOperations(layer, plan)
    plan.add('backward', weightGradient())
    plan.add('backward', { ...combine('multiply', gradient, mask, gradient), when: { noise: true }, layer: name })
    for (const operation of biasGradients()) plan.add('backward', operation)
    plan.add('backward', { ...inputGradient(masked), when: { noise: true } })
    plan.add('backward', { ...inputGradient(value), when: { noise: false } })
  },
  onnx: (options, layer, input, output) => dense.onnx(options, layer, input, output),
  pytorch: ({ bias, probability }, layer) => linear('DropConnect', layer, literal(bias), `p=${probability}`),
  pytorchClass: python`
    class DropConnect(nn.Linear):
        def __init__(self, inputs, outputs, bias, p):
            super().__init__(inputs, outputs, bias)
            self.p = p

        def forward(self, x):
            return F.linear(x, F.dropout(self.weight, self.p, self.training), self.bias)
  `,
})
