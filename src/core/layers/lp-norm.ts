/**
 * ℓp normalization of activations: y = γ c / √(ν² + ε) + β, c = x − μ, where ν = (Σ |c|^p / n)^(1/p) takes the place
 * of the standard deviation; p = 2 is batch normalization. Santurkar, Tsipras, Ilyas and Mądry 2018, section 3.3.
 */
import { literal, python } from '../python.ts'
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
  pytorch: (options, layer) =>
    options.p === '2'
      ? batchNormModule(layer, options)
      : `LpNorm(${layer.input.shape[0]}, p=${literal(options.p)}, eps=${options.epsilon}, momentum=${options.momentum})`,
  pytorchClass: python`
    class LpNorm(nn.Module):
        def __init__(self, channels, p, eps, momentum):
            super().__init__()
            self.p, self.eps, self.momentum = p, eps, momentum
            self.weight, self.bias = nn.Parameter(torch.ones(channels)), nn.Parameter(torch.zeros(channels))
            self.register_buffer("mean", torch.zeros(channels))
            self.register_buffer("square", torch.ones(channels))

        def forward(self, x):
            mean, square = self.mean, self.square
            if self.training:
                values = x.transpose(0, 1).flatten(1)  # [channel, value]
                mean = values.mean(1)
                size = (values - mean[:, None]).abs()
                square = (size.mean(1) if self.p == "1" else size.max(1).values) ** 2
                self.mean.lerp_(mean.detach(), self.momentum)
                self.square.lerp_(square.detach(), self.momentum)
            mean, square, weight, bias = (
                value.view(1, -1, *[1] * (x.dim() - 2)) for value in (mean, square, self.weight, self.bias)
            )
            return weight * (x - mean) / (square + self.eps).sqrt() + bias
  `,
})
