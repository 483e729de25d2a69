/** Dropout after every hidden activation. Srivastava et al. 2014. */
import { dropout as layer } from '../layers/dropout.ts'
import { afterHiddenActivations } from './hidden-layers.ts'
import { defineTechnique } from './technique.ts'

export const dropout = defineTechnique({
  id: 'dropout',
  options: layer.options,
  layers: (options, model) =>
    afterHiddenActivations(model, { layer: { ...options, kind: layer.id }, path: 'techniques.dropout' }),
})
