/** Average pooling: the mean of the values under each window. */
import { defineLayer } from './layer.ts'
import { planAverage, planAverageGradient, pooledShape, poolingNode, poolingOptions, windowOf } from './pooling.ts'

export const averagePool = defineLayer({
  id: 'average-pool',
  options: poolingOptions,
  takes: 'image',
  shape: pooledShape,
  planForward: (options, layer, plan) => planAverage(windowOf(options), layer, plan),
  planBackward: (options, layer, plan) => planAverageGradient(windowOf(options), layer, plan),
  onnx: (options, _, input, output) => [poolingNode('AveragePool', options, input, output)],
  pytorch: ({ kernel, stride }) => `nn.AvgPool2d(${kernel}, stride=${stride})`,
})
