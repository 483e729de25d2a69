/** Instance normalization: over the area of a channel of an example. Ulyanov, Vedaldi and Lempitsky 2016. */
import type { PlannedLayer } from '../network.ts'
import { type Grouping, planExampleBackward, planExampleForward } from './example-statistics.ts'
import { defineLayer } from './layer.ts'
import { channelsOf, epsilon, needTwo, scaleAndShift } from './normalization.ts'

function groupingOf({ input }: PlannedLayer): Grouping {
  const { channels, area } = channelsOf(input.shape)
  return { groups: channels, share: area, centred: true }
}

export const instanceNorm = defineLayer({
  id: 'instance-norm',
  options: [epsilon],
  takes: 'image',
  shape(_, input) {
    needTwo(channelsOf(input).area, 'place it where a channel has 2 pixels or more')
    return input
  },
  parameters: (_, input) => scaleAndShift([channelsOf(input).channels]),
  planForward: (_, layer, plan) => planExampleForward(layer, plan, groupingOf(layer)),
  planBackward: (_, layer, plan) => planExampleBackward(layer, plan, groupingOf(layer)),
  onnx: ({ epsilon }, { name }, input, output) => [
    {
      op: 'InstanceNormalization',
      inputs: [input, `${name}.scale`, `${name}.shift`],
      outputs: [output],
      attributes: { epsilon: { float: epsilon } },
    },
  ],
  pytorch: ({ epsilon }, { input }) => `nn.InstanceNorm2d(${input.shape[0]}, eps=${epsilon}, affine=True)`,
})
