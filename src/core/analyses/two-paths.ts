/**
 * Gradient descent on a quadratic loss with minimum w* = (1, 1), from w = 0, beside the ridge solutions with
 * λ = 1 / (ηt), and the contours on which both end: after t steps descent has 1 − (1 − ηh_i)^t of w*_i, ridge
 * h_i / (h_i + λ). Goodfellow et al. 2016, 7.8.
 */
import { defineAnalysis, number } from './analysis.ts'
import { curve, loop, mark, type Place, quadratic } from './plane.ts'

const MINIMUM: Place = [1, 1]

export const twoPaths = defineAnalysis({
  id: 'two-paths',
  options: [
    { name: 'curvature1', symbol: 'h_1', type: 'number', default: 4, range: [0.01, 10], scale: 'log' },
    { name: 'curvature2', symbol: 'h_2', type: 'number', default: 0.25, range: [0.01, 10], scale: 'log' },
    { name: 'learningRate', symbol: '\\eta', type: 'number', default: 0.1, range: [0.001, 0.2], scale: 'log' },
    { name: 'steps', symbol: 't', type: 'integer', default: 10, range: [1, 500], scale: 'log' },
  ],
  analyse({ curvature1, curvature2, learningRate, steps }) {
    const curvatures: Place = [curvature1, curvature2]
    const descent: Place[] = [[0, 0]]
    for (let step = 1; step <= steps; step++) {
      const [w1, w2] = descent[step - 1]!
      descent.push([w1 + learningRate * curvature1 * (1 - w1), w2 + learningRate * curvature2 * (1 - w2)])
    }
    const ridge = (step: number): Place => {
      const lambda = 1 / (learningRate * step)
      return [curvature1 / (curvature1 + lambda), curvature2 / (curvature2 + lambda)]
    }
    const [stopped, shrunk] = [descent[steps]!, ridge(steps)]
    return [
      ...[stopped, shrunk].map((place) => {
        const level = 2 * quadratic(curvatures, MINIMUM, place)
        return loop('contour', (cos, sin) => [
          1 + Math.sqrt(level / curvature1) * cos,
          1 + Math.sqrt(level / curvature2) * sin,
        ])
      }),
      curve('descent-path', steps + 1, (step) => descent[step]!),
      curve('ridge-path', steps + 1, (step) => (step === 0 ? [0, 0] : ridge(step))),
      mark('stopped', stopped),
      mark('penalised-minimum', shrunk),
      mark('unpenalised-minimum', MINIMUM),
      number('descent-1', stopped[0], 'weight-1'),
      number('descent-2', stopped[1], 'weight-2'),
      number('ridge-1', shrunk[0], 'weight-1'),
      number('ridge-2', shrunk[1], 'weight-2'),
      number('strength', 1 / (learningRate * steps)),
    ]
  },
})
