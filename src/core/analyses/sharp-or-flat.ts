/**
 * A loss with a sharp valley, ½ h_s (w − 1)², and a flat one that is not as deep, ½ h_f (w + 1)² + c: the smaller of the
 * two at each w. Under noise σ on the weight a valley's expected loss at its minimum rises by ½ hσ², so the flat one
 * wins from σ² = 2c / (h_s − h_f) on. Hochreiter and Schmidhuber 1997; An 1996.
 */
import { defineAnalysis, number, points, series } from './analysis.ts'
import { normalGrid } from './normals.ts'

const axes = [{ id: 'weight' }, { id: 'loss' }] as const
const COUNT = 161

export const sharpOrFlat = defineAnalysis({
  id: 'sharp-or-flat',
  options: [
    { name: 'sharp', symbol: 'h_s', type: 'number', default: 16, range: [8, 100] },
    { name: 'flat', symbol: 'h_f', type: 'number', default: 1, range: [0.1, 4] },
    { name: 'height', symbol: 'c', type: 'number', default: 0.1, range: [0, 1] },
    { name: 'deviation', symbol: '\\sigma_w', type: 'number', default: 0.1, off: 0, range: [0, 1] },
  ],
  analyse({ sharp, flat, height, deviation }) {
    const loss = (w: number) => Math.min((sharp * (w - 1) * (w - 1)) / 2, (flat * (w + 1) * (w + 1)) / 2 + height)
    const noise = normalGrid(0, deviation)
    const smoothed = (w: number) => noise.reduce((sum, [xi, share]) => sum + share * loss(w + xi), 0)
    const weights = Array.from({ length: COUNT }, (_, k) => -2 + (4 * k) / (COUNT - 1))
    const expected = weights.map(smoothed)
    const lowest = expected.reduce((best, value, k) => (value < expected[best]! ? k : best), 0)
    return [
      series('loss', weights, weights.map(loss), axes),
      series('smoothed-loss', weights, expected, axes),
      points('smoothed-minimum', [[weights[lowest]!, expected[lowest]!]], axes),
      number('expected-at-sharp', (sharp * deviation * deviation) / 2, 'loss'),
      number('expected-at-flat', (flat * deviation * deviation) / 2 + height, 'loss'),
      number('tie', Math.sqrt((2 * height) / (sharp - flat)), 'deviation'),
      number('smoothed-minimum', weights[lowest]!, 'weight'),
    ]
  },
})
