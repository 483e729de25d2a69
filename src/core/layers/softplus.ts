/** Softplus: y = ln(1 + e^x); f′ = σ(x), the logistic function. Dugas et al. 2001. */
import { definePointwise } from './pointwise.ts'

export const softplus = definePointwise({
  id: 'softplus',
  options: [],
  derivativeIn: 'x',
  onnx: (_, __, input, output) => [{ op: 'Softplus', inputs: [input], outputs: [output] }],
  pytorch: () => 'nn.Softplus()',
})
