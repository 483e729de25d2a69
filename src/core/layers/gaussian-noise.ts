/**
 * Gaussian noise in training, fresh for each value: y = x + σξ, or y = x (1 + σξ), ξ standard normal; in inference
 * y = x. The second has the mean and the variance of dropout at σ² = p / (1 − p). Srivastava et al. 2014, section 10.
 */
import { literal, python } from '../python.ts'
import { defineLayer } from './layer.ts'
import { deviation, planNoise, planNoiseGradient } from './noise.ts'
import { oncePerLayer } from './once-per-layer.ts'

const noiseOf = oncePerLayer(({ output }, plan) => plan.slice(output.features * plan.capacity))
const operation = (multiplicative: boolean) => (multiplicative ? 'multiply' : 'add')

export const gaussianNoise = defineLayer({
  id: 'gaussian-noise',
  options: [deviation, { name: 'multiplicative', type: 'switch', default: false }],
  shape: (_, input) => input,
  planForward({ multiplicative }, layer, plan) {
    const { name, path, output } = layer
    const noise = noiseOf(layer, plan)
    plan.add('draw', {
      code: 'draw-normal',
      operands: [plan.clock, plan.option(`${path}.deviation`), noise],
      numbers: [plan.stream(name), output.features, plan.capacity, 0, multiplicative ? 1 : 0],
      layer: name,
    })
    planNoise(operation(multiplicative), noise, layer, plan)
  },
  planBackward({ multiplicative }, layer, plan) {
    planNoiseGradient(operation(multiplicative), noiseOf(layer, plan), layer, plan)
  },
  onnx: (_, __, input, output) => [{ op: 'Identity', inputs: [input], outputs: [output] }],
  pytorch: ({ deviation, multiplicative }) => `GaussianNoise(${deviation}, multiplicative=${literal(multiplicative)})`,
  pytorchClass: python`
    class GaussianNoise(nn.Module):
        def __init__(self, deviation, multiplicative):
            super().__init__()
            self.deviation, self.multiplicative = deviation, multiplicative

        def forward(self, x):
            if not self.training:
                return x
            noise = self.deviation * torch.randn_like(x)
            return x * (1 + noise) if self.multiplicative else x + noise
  `,
})
