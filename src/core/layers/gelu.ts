/**
 * GELU, exact: y = x Φ(x), Φ(x) = (1 + erf(x / √2)) / 2 the normal distribution function; f′ = Φ + x φ, φ its density.
 * Hendrycks and Gimpel 2016.
 */
import { definePointwise } from './pointwise.ts'

export const gelu = definePointwise({
  id: 'gelu',
  options: [],
  derivativeIn: 'x',
  onnx(_, { name }, input, output) {
    const own = (part: string) => `${name}.${part}`
    /** From the first of these two, by an operator with a constant. */
    const by = (op: string, constant: string, value: number, from: string, to: string) => ({
      op,
      inputs: [from, own(constant)],
      outputs: [to],
      constants: [{ name: own(constant), type: 'float', shape: [1], values: [value] } as const],
    })
    return [
      by('Mul', 'root-half', Math.sqrt(0.5), input, own('scaled')),
      { op: 'Erf', inputs: [own('scaled')], outputs: [own('erf')] },
      by('Add', 'one', 1, own('erf'), own('twice')),
      by('Mul', 'half', 0.5, own('twice'), own('share')),
      { op: 'Mul', inputs: [input, own('share')], outputs: [output] },
    ]
  },
  pytorch: () => 'nn.GELU()',
})
