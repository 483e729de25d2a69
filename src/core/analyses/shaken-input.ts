/**
 * The squared loss of f(x) = ax + bx² when x is shaken by ±d, each as likely, beside its expansion to second order,
 * (f − y)² + d² (f'² + (f − y) f''). For a line it is exact. Bishop 1995.
 */
import { defineAnalysis, number, series } from './analysis.ts'

const COUNT = 51
const axes = [{ id: 'deviation' }, { id: 'loss' }] as const

export const shakenInput = defineAnalysis({
  id: 'shaken-input',
  options: [
    { name: 'linear', symbol: 'a', type: 'number', default: 2, range: [-10, 10] },
    { name: 'quadratic', symbol: 'b', type: 'number', default: 0, range: [-10, 10] },
    { name: 'input', symbol: 'x', type: 'number', default: 1, range: [-10, 10] },
    { name: 'target', symbol: 'y', type: 'number', default: 1, range: [-10, 10] },
    { name: 'deviation', symbol: '\\xi', type: 'number', default: 0.5, off: 0, range: [0, 2] },
  ],
  analyse({ linear, quadratic, input, target, deviation }) {
    const f = (x: number) => linear * x + quadratic * x * x
    const loss = (x: number) => (f(x) - target) * (f(x) - target)
    const expected = (d: number) => (loss(input + d) + loss(input - d)) / 2
    const slope = linear + 2 * quadratic * input
    const price = slope * slope + (f(input) - target) * 2 * quadratic
    const expansion = (d: number) => loss(input) + d * d * price
    const deviations = Array.from({ length: COUNT }, (_, k) => (2 * k) / (COUNT - 1))
    return [
      series('expected-loss', deviations, deviations.map(expected), axes),
      series('expansion', deviations, deviations.map(expansion), axes),
      number('loss-up', loss(input + deviation), 'loss'),
      number('loss-down', loss(input - deviation), 'loss'),
      number('clean-loss', loss(input), 'loss'),
      number('expected-loss', expected(deviation), 'loss'),
      number('expansion', expansion(deviation), 'loss'),
    ]
  },
})
