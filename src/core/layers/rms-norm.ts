/** RMS normalization: y = γ x / √(Σ x² / D + ε) over all D features of an example. Zhang and Sennrich 2019. */
import { python } from '../python.ts'
import { planExampleBackward, planExampleForward } from './example-statistics.ts'
import { defineLayer } from './layer.ts'
import { epsilon, scaleAndShift } from './normalization.ts'

const GROUPING = { groups: 1, share: 1, centred: false }

export const rmsNorm = defineLayer({
  id: 'rms-norm',
  options: [epsilon],
  shape: (_, input) => input,
  parameters: (_, input) => scaleAndShift(input, ['scale']),
  planForward: (_, layer, plan) => planExampleForward(layer, plan, GROUPING),
  planBackward: (_, layer, plan) => planExampleBackward(layer, plan, GROUPING),
  onnx({ epsilon }, { name, input: { shape } }, input, output) {
    const own = (part: string) => `${name}.${part}`
    return [
      { op: 'Mul', inputs: [input, input], outputs: [own('squares')] },
      {
        op: 'ReduceMean',
        inputs: [own('squares')],
        outputs: [own('mean-square')],
        attributes: { axes: { ints: shape.map((_, axis) => axis + 1) }, keepdims: { int: 1 } },
      },
      {
        op: 'Add',
        inputs: [own('mean-square'), own('epsilon')],
        outputs: [own('square')],
        constants: [{ name: own('epsilon'), type: 'float', shape: [1], values: [epsilon] }],
      },
      { op: 'Sqrt', inputs: [own('square')], outputs: [own('root')] },
      { op: 'Div', inputs: [input, own('root')], outputs: [own('normalized')] },
      { op: 'Mul', inputs: [own('normalized'), own('scale')], outputs: [output] },
    ]
  },
  pytorch: ({ epsilon }, { input }) => `RMSNorm([${input.shape.join(', ')}], eps=${epsilon})`,
  pytorchClass: python`
    class RMSNorm(nn.Module):
        def __init__(self, shape, eps):
            super().__init__()
            self.eps, self.weight = eps, nn.Parameter(torch.ones(shape))

        def forward(self, x):
            square = (x * x).flatten(1).mean(1).view(-1, *[1] * (x.dim() - 1))
            return self.weight * x / (square + self.eps).sqrt()
  `,
})
