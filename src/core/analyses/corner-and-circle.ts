/**
 * ½ Σ h_i (w_i − w*_i)² + λ₁ ‖w‖₁ + (λ/2) ‖w‖² in two dimensions: L1 alone, L2 alone, or the elastic net of both. Its
 * minimum is w̃_i = S(h_i w*_i) / (h_i + λ) with S(x) = sign(x) max(|x| − λ₁, 0). The ball of equal price touches the
 * contour through w̃: with L1 it has corners on the axes. Tibshirani 1996; Zou and Hastie 2005.
 */
import { defineAnalysis, number } from './analysis.ts'
import { loop, mark, type Place, quadratic } from './plane.ts'
import { softThreshold } from './soft-threshold.ts'

const weight = <const Name extends string>(name: Name, symbol: string, value: number) =>
  ({ name, symbol, type: 'number', default: value, range: [-3, 3] }) as const
const strength = <const Name extends string>(name: Name, symbol: string, value: number) =>
  ({ name, symbol, type: 'number', default: value, off: 0, range: [0, 10], scale: 'log' }) as const

export const cornerAndCircle = defineAnalysis({
  id: 'corner-and-circle',
  options: [
    weight('best1', 'w^*_1', 1.5),
    weight('best2', 'w^*_2', 0.4),
    { name: 'curvature1', symbol: 'h_1', type: 'number', default: 2, range: [0.1, 10], scale: 'log' },
    { name: 'curvature2', symbol: 'h_2', type: 'number', default: 2, range: [0.1, 10], scale: 'log' },
    strength('l1', '\\lambda_1', 1),
    strength('l2', '\\lambda', 0),
  ],
  analyse({ best1, best2, curvature1, curvature2, l1, l2 }) {
    const curvatures: Place = [curvature1, curvature2]
    const best: Place = [best1, best2]
    const shrink = (direction: 0 | 1) =>
      softThreshold(curvatures[direction] * best[direction], l1) / (curvatures[direction] + l2)
    const minimum: Place = [shrink(0), shrink(1)]
    const price = ([w1, w2]: Place) => l1 * (Math.abs(w1) + Math.abs(w2)) + (l2 * (w1 * w1 + w2 * w2)) / 2
    const contour = (level: number) =>
      loop('contour', (cos, sin) => [
        best1 + Math.sqrt((2 * level) / curvature1) * cos,
        best2 + Math.sqrt((2 * level) / curvature2) * sin,
      ])
    const loss = quadratic(curvatures, best, minimum)
    return [
      ...[loss, 0.25, 1].filter((level) => level >= 1e-9).map(contour),
      ...(price(minimum) > 0 ? [equalPrice(price(minimum), l1, l2)] : []),
      mark('unpenalised-minimum', best),
      mark('penalised-minimum', minimum),
      number('weight-1', minimum[0]),
      number('weight-2', minimum[1]),
      number('zeros', minimum.filter((w) => w === 0).length),
      number('loss', loss),
      number('price', price(minimum)),
    ]
  },
})

/** Where λ₁ ‖w‖₁ + (λ/2) ‖w‖² is that price: along a direction u of length r, (λ/2) ‖u‖² r² + λ₁ ‖u‖₁ r = price. */
function equalPrice(price: number, l1: number, l2: number) {
  return loop('equal-price', (cos, sin) => {
    const slope = l1 * (Math.abs(cos) + Math.abs(sin))
    const curvature = l2 * (cos * cos + sin * sin)
    const radius = (2 * price) / (slope + Math.sqrt(slope * slope + 2 * curvature * price))
    return [radius * cos, radius * sin]
  })
}
