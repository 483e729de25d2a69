/**
 * How much of an activation a straight line explains where its inputs are normal: R² = Cov(a, z)² / (Var a · Var z) of
 * the best line. Ioffe and Szegedy 2015 on the sigmoid of normalized inputs.
 */
import { activation, activations } from './activations.ts'
import { defineAnalysis, number, series } from './analysis.ts'
import { expectation } from './normals.ts'

const COUNT = 81
const axes = [{ id: 'input' }, { id: 'output' }] as const

export const straightLine = defineAnalysis({
  id: 'straight-line',
  options: [
    activation,
    { name: 'mean', symbol: '\\mu', type: 'number', default: 0, range: [-3, 3] },
    { name: 'deviation', symbol: '\\sigma', type: 'number', default: 1, range: [0.1, 5] },
  ],
  analyse({ activation, mean, deviation }) {
    const a = activations[activation]
    const centre = expectation(a, mean, deviation)
    const variance = expectation((z) => (a(z) - centre) * (a(z) - centre), mean, deviation)
    const covariance = expectation((z) => (a(z) - centre) * (z - mean), mean, deviation)
    const slope = covariance / (deviation * deviation)
    const inputs = Array.from({ length: COUNT }, (_, k) => mean + deviation * ((6 * k) / (COUNT - 1) - 3))
    return [
      series('activation', inputs, inputs.map(a), axes),
      series(
        'best-line',
        inputs,
        inputs.map((z) => centre + slope * (z - mean)),
        axes,
      ),
      number('explained-share', (slope * covariance) / variance),
      number('slope', slope),
    ]
  },
})
