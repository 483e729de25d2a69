/** PyTorch's default for dense and convolutional layers: weights and biases uniform between ± 1 / √fan-in. */
import { fillUniform, firstLayer, type InitializerUnit } from './initializer.ts'

export const pytorch: InitializerUnit<'pytorch', typeof firstLayer> = {
  id: 'pytorch',
  options: firstLayer,
  fill({ firstLayerScale, firstLayerBias }, { role, fanIn }, values, stream, first) {
    const bound = 1 / Math.sqrt(fanIn)
    const ofFirst = role === 'bias' ? firstLayerBias || bound : firstLayerScale * bound
    fillUniform(values, stream, first ? ofFirst : bound)
  },
}
