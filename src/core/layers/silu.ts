/** SiLU: y = x σ(x); f′ = σ (1 + x (1 − σ)), σ the logistic function. Elfwing, Uchibe and Doya 2018. */
import { definePointwise } from './pointwise.ts'

export const silu = definePointwise({
  id: 'silu',
  options: [],
  derivativeIn: 'x',
  onnx: (_, { name }, input, output) => [
    { op: 'Sigmoid', inputs: [input], outputs: [`${name}.sigmoid`] },
    { op: 'Mul', inputs: [input, `${name}.sigmoid`], outputs: [output] },
  ],
  pytorch: () => 'nn.SiLU()',
})
