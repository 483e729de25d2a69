/** Logistic function: y = σ(x) = 1 / (1 + e^−x); f′ = y (1 − y). */
import { definePointwise } from './pointwise.ts'

export const sigmoid = definePointwise({
  id: 'sigmoid',
  options: [],
  derivativeIn: 'y',
  onnx: (_, __, input, output) => [{ op: 'Sigmoid', inputs: [input], outputs: [output] }],
  pytorch: () => 'nn.Sigmoid()',
})
