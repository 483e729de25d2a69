/** PyTorch's default for dense and convolutional layers: weights and biases uniform between ± 1 / √fan-in. */
import { python } from '../python.ts'
import { fillUniform, firstLayer, type InitializerUnit } from './initializer.ts'

export const pytorch: InitializerUnit<'pytorch', typeof firstLayer> = {
  id: 'pytorch',
  options: firstLayer,
  fill({ firstLayerScale, firstLayerBias }, { role, fanIn }, values, stream, first) {
    const bound = 1 / Math.sqrt(fanIn)
    const ofFirst = role === 'bias' ? firstLayerBias || bound : firstLayerScale * bound
    fillUniform(values, stream, first ? ofFirst : bound)
  },
  pytorch: python`
    bound = 1 / math.sqrt(fan_in)
    of_weight = bound * (options["firstLayerScale"] if first else 1)
    nn.init.uniform_(weight, -of_weight, of_weight)
    if bias is not None:
        of_bias = (options["firstLayerBias"] if first else 0) or bound
        nn.init.uniform_(bias, -of_bias, of_bias)
  `,
}
