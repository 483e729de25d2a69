/** Hyperbolic tangent: y = tanh x; f′ = 1 − y². */
import { definePointwise } from './pointwise.ts'

export const tanh = definePointwise({
  id: 'tanh',
  options: [],
  derivativeIn: 'y',
  onnx: (_, __, input, output) => [{ op: 'Tanh', inputs: [input], outputs: [output] }],
  pytorch: () => 'nn.Tanh()',
})
