/** Leaky ReLU: y = x where x > 0, else a x; f′ = 1 where x > 0, else a. Maas, Hannun and Ng 2013. */
import { definePointwise } from './pointwise.ts'

export const leakyRelu = definePointwise({
  id: 'leaky-relu',
  options: [{ name: 'slope', symbol: 'a', type: 'number', default: 0.01, range: [0, 1], live: true }],
  derivativeIn: 'x',
  onnx: ({ slope }, _, input, output) => [
    { op: 'LeakyRelu', inputs: [input], outputs: [output], attributes: { alpha: { float: slope } } },
  ],
  pytorch: ({ slope }) => `nn.LeakyReLU(${slope})`,
})
