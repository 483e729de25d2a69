/** Global average pooling: the mean of each channel, as a list of features. Lin, Chen and Yan 2014. */
import { defineLayer, type Shape } from './layer.ts'
import { planAverage, planAverageGradient } from './pooling.ts'
import type { Window } from './window.ts'

/** One window, which covers a whole channel. */
const whole = ([, height, width]: Shape): Window => ({ height: height!, width: width!, stride: 1, padding: 0 })

export const globalAveragePool = defineLayer({
  id: 'global-average-pool',
  options: [],
  takes: 'image',
  shape: (_, [channels]) => [channels!],
  planForward: (_, layer, plan) => planAverage(whole(layer.input.shape), layer, plan),
  planBackward: (_, layer, plan) => planAverageGradient(whole(layer.input.shape), layer, plan),
  onnx: (_, { name }, input, output) => [
    { op: 'GlobalAveragePool', inputs: [input], outputs: [`${name}.channels`] },
    { op: 'Flatten', inputs: [`${name}.channels`], outputs: [output] },
  ],
  pytorch: () => 'nn.AdaptiveAvgPool2d(1), nn.Flatten()',
})
