/** Max pooling: the largest value under each window. Its gradient goes to the first that is largest. */
import { defineLayer } from './layer.ts'
import { pooledShape, poolingNode, poolingOperation, poolingOptions, windowOf } from './pooling.ts'

export const maxPool = defineLayer({
  id: 'max-pool',
  options: poolingOptions,
  takes: 'image',
  shape: pooledShape,
  planForward(options, layer, plan) {
    plan.add('forward', {
      ...poolingOperation('max-pool', windowOf(options), layer, plan),
      operands: [layer.input.value, layer.output.value],
    })
  },
  planBackward(options, layer, plan) {
    plan.add('backward', {
      ...poolingOperation('max-pool-gradient', windowOf(options), layer, plan),
      operands: [layer.input.value, layer.output.value, layer.output.gradient, layer.input.gradient],
    })
  },
  onnx: (options, _, input, output) => [poolingNode('MaxPool', options, input, output)],
  pytorch: ({ kernel, stride }) => `nn.MaxPool2d(${kernel}, stride=${stride})`,
})
