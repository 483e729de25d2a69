/** Layer normalization: over all features of an example; γ and β for each feature. Ba, Kiros and Hinton 2016. */
import { planExampleBackward, planExampleForward } from './example-statistics.ts'
import { defineLayer, product } from './layer.ts'
import { epsilon, needTwo, scaleAndShift } from './normalization.ts'

const GROUPING = { groups: 1, share: 1, centred: true }

export const layerNorm = defineLayer({
  id: 'layer-norm',
  options: [epsilon],
  shape(_, input) {
    needTwo(product(input), 'give the layer before it 2 units or more')
    return input
  },
  parameters: (_, input) => scaleAndShift(input),
  planForward: (_, layer, plan) => planExampleForward(layer, plan, GROUPING),
  planBackward: (_, layer, plan) => planExampleBackward(layer, plan, GROUPING),
  onnx: ({ epsilon }, { name }, input, output) => [
    {
      op: 'LayerNormalization',
      inputs: [input, `${name}.scale`, `${name}.shift`],
      outputs: [output],
      attributes: { axis: { int: 1 }, epsilon: { float: epsilon } },
    },
  ],
  pytorch: ({ epsilon }, { input }) => `nn.LayerNorm([${input.shape.join(', ')}], eps=${epsilon})`,
})
