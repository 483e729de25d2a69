/**
 * Batch normalization: y = γ (x − μ) / √(v + ε) + β, μ and v of a feature over the batch, or of a channel over batch
 * and area. The biased v normalizes, the unbiased one enters the running average. Ioffe and Szegedy 2015.
 */
import { literal } from '../python.ts'
import {
  batchNormalizationNode,
  batchNormModule,
  momentum,
  planBatchBackward,
  planBatchForward,
  runningStatistics,
  shapeOfBatch,
} from './batch-statistics.ts'
import { defineLayer } from './layer.ts'
import { channelsOf, epsilon, scaleAndShift } from './normalization.ts'

export const batchNorm = defineLayer({
  id: 'batch-norm',
  options: [
    momentum,
    epsilon,
    // Whether γ and β are learned; else they stay 1 and 0.
    { name: 'affine', type: 'switch', default: true },
  ],
  shape: (_, input, smallestBatch) => shapeOfBatch(input, smallestBatch),
  parameters: ({ affine }, input) => (affine ? scaleAndShift([channelsOf(input).channels]) : []),
  states({ affine }, input) {
    const length = channelsOf(input).channels
    const fixed = [
      { name: 'scale', length, initial: 1 },
      { name: 'shift', length, initial: 0 },
    ]
    return [...runningStatistics(input), ...(affine ? [] : fixed)]
  },
  planForward: (_, layer, plan) => planBatchForward(layer, plan, '2'),
  planBackward: (_, layer, plan) => planBatchBackward(layer, plan, '2'),
  onnx: ({ epsilon }, layer, input, output) => batchNormalizationNode(layer, epsilon, input, output),
  pytorch: (options, layer) => batchNormModule(layer, options, `, affine=${literal(options.affine)}`),
})
