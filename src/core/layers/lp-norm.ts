/**
 * ℓp normalization of activations: y = γ c / √(ν² + ε) + β, c = x − μ, where ν = (Σ |c|^p / n)^(1/p) takes the place
 * of the standard deviation; p = 2 is batch normalization. Santurkar, Tsipras, Ilyas and Mądry 2018, section 3.3.
 */
import {
  batchNormalizationNode,
  momentum,
  planBatchBackward,
  planBatchForward,
  runningStatistics,
  shapeOfBatch,
} from './batch-statistics.ts'
import { defineLayer } from './layer.ts'
import { channelsOf, epsilon, scaleAndShift } from './normalization.ts'

export const lpNorm = defineLayer({
  id: 'lp-norm',
  options: [
    { name: 'p', symbol: 'p', type: 'choice', default: '1', choices: ['1', '2', 'infinity'] },
    momentum,
    epsilon,
  ],
  shape: (_, input, smallestBatch) => shapeOfBatch(input, smallestBatch),
  parameters: (_, input) => scaleAndShift([channelsOf(input).channels]),
  states: (_, input) => runningStatistics(input),
  planForward: ({ p }, layer, plan) => planBatchForward(layer, plan, p),
  planBackward: ({ p }, layer, plan) => planBatchBackward(layer, plan, p),
  onnx: ({ epsilon }, layer, input, output) => batchNormalizationNode(layer, epsilon, input, output),
})
