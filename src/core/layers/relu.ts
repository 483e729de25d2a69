/** ReLU: y = x where x >= 0, else 0; f′ = 1 where x > 0, else 0. */
import { definePointwise } from './pointwise.ts'

export const relu = definePointwise({
  id: 'relu',
  options: [],
  derivativeIn: 'x',
  onnx: (_, __, input, output) => [{ op: 'Relu', inputs: [input], outputs: [output] }],
  pytorch: () => 'nn.ReLU()',
})
