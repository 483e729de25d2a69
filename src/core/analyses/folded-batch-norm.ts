/**
 * In inference batch normalization is affine and folds into the layer before it: with s = γ / √(r_v + ε),
 * γ (wx + b − r_μ) / √(r_v + ε) + β = (sw) x + (s (b − r_μ) + β). Ioffe and Szegedy 2015.
 */
import { defineAnalysis, number, series } from './analysis.ts'

const COUNT = 21
const axes = [{ id: 'input' }, { id: 'output' }] as const
const entry = <const Name extends string>(name: Name, symbol: string, value: number) =>
  ({ name, symbol, type: 'number', default: value, range: [-100, 100] }) as const

export const foldedBatchNorm = defineAnalysis({
  id: 'folded-batch-norm',
  options: [
    entry('weight', 'w', 2),
    entry('bias', 'b', 1),
    entry('mean', 'r_\\mu', 3),
    { name: 'variance', symbol: 'r_v', type: 'number', default: 4, range: [0.01, 100], scale: 'log' },
    entry('scale', '\\gamma', 6),
    entry('shift', '\\beta', 5),
    { name: 'epsilon', symbol: '\\epsilon', type: 'number', default: 0, off: 0, range: [0, 1] },
  ],
  analyse({ weight, bias, mean, variance, scale, shift, epsilon }) {
    const deviation = Math.sqrt(variance + epsilon)
    const factor = scale / deviation
    const folded = { weight: factor * weight, bias: factor * (bias - mean) + shift }
    const inputs = Array.from({ length: COUNT }, (_, k) => (4 * k) / (COUNT - 1) - 2)
    const layers = inputs.map((x) => (scale * (weight * x + bias - mean)) / deviation + shift)
    const one = inputs.map((x) => folded.weight * x + folded.bias)
    return [
      series('two-layers', inputs, layers, axes),
      series('folded', inputs, one, axes),
      number('folded-weight', folded.weight, 'weight'),
      number('folded-bias', folded.bias, 'bias'),
      number(
        'largest-difference',
        layers.reduce((largest, y, k) => Math.max(largest, Math.abs(y - one[k]!)), 0),
        'output',
      ),
    ]
  },
})
