/** Batch normalization of every hidden layer, before its activation. Ioffe and Szegedy 2015. */
import { batchNorm as layer } from '../layers/batch-norm.ts'
import { beforeHiddenActivations } from './hidden-layers.ts'
import { defineTechnique } from './technique.ts'

export const batchNorm = defineTechnique({
  id: 'batch-norm',
  options: layer.options,
  layers: (options, model) =>
    beforeHiddenActivations(model, { layer: { ...options, kind: layer.id }, path: 'techniques.batch-norm' }),
})
