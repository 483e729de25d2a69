/**
 * The quadratic model L(w) = ½ (w − w*)ᵀ H (w − w*) in two dimensions with an L2 penalty: in the eigenbasis of H the
 * minimum shrinks by h_i / (h_i + λ) along direction i. w* = (1, 1) in that basis.
 */
import { cosSinTurn } from '../functions.ts'
import { defineAnalysis, number, series, table } from './analysis.ts'
import { curve, loop, mark, quadratic } from './plane.ts'

/** λ of the drawn path: 0, then powers of ten in equal ratios. */
const PATH = 61

export const shrinkByDirection = defineAnalysis({
  id: 'shrink-by-direction',
  options: [
    { name: 'curvature1', symbol: 'h_1', type: 'number', default: 4, range: [0.01, 10], scale: 'log' },
    { name: 'curvature2', symbol: 'h_2', type: 'number', default: 0.25, range: [0.01, 10], scale: 'log' },
    { name: 'rotation', type: 'number', default: 30, range: [0, 90], unit: 'degree' },
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 1, off: 0, range: [0, 100], scale: 'log' },
  ],
  analyse({ curvature1, curvature2, rotation, strength }) {
    const curvatures = [curvature1, curvature2] as const
    // The float32 cosine and sine, made a rotation to double precision.
    const [c, s] = cosSinTurn(Math.fround(rotation / 360))
    const length = Math.sqrt(c * c + s * s)
    const toWeights = (along1: number, along2: number) =>
      [(c * along1 - s * along2) / length, (s * along1 + c * along2) / length] as const
    const factor = (direction: 0 | 1, lambda: number) => curvatures[direction] / (curvatures[direction] + lambda)

    const shrunk = [factor(0, strength), factor(1, strength)] as const
    const minimum = toWeights(...shrunk)
    // The contour that touches the circle of equal norm, and two others for scale.
    const touching = quadratic(curvatures, [1, 1], shrunk)
    const contour = (level: number) =>
      loop('contour', (cos, sin) =>
        toWeights(1 + Math.sqrt((2 * level) / curvature1) * cos, 1 + Math.sqrt((2 * level) / curvature2) * sin),
      )
    const radius = Math.sqrt(shrunk[0] * shrunk[0] + shrunk[1] * shrunk[1])
    const lambdas = Float64Array.from({ length: PATH }, (_, k) => 0.001 * tenthRoot(k))
    const shrinkage = (direction: 0 | 1) =>
      series(
        'shrink-factor',
        lambdas,
        lambdas.map((lambda) => factor(direction, lambda)),
        [{ id: 'strength', scale: 'log' }, { id: 'shrink-factor' }],
        `direction-${direction + 1}`,
      )
    return [
      ...[touching, 0.25, 1].filter((level) => level >= 1e-9).map(contour),
      loop('equal-norm', (cos, sin) => [radius * cos, radius * sin]),
      curve('path', PATH + 1, (k) =>
        k === 0 ? toWeights(1, 1) : toWeights(factor(0, lambdas[k - 1]!), factor(1, lambdas[k - 1]!)),
      ),
      mark('unpenalised-minimum', toWeights(1, 1)),
      mark('penalised-minimum', minimum),
      shrinkage(0),
      shrinkage(1),
      table('shrink-factor', ['direction-1', 'direction-2'], ['shrink-factor'], shrunk),
      number('factor-1', shrunk[0], 'shrink-factor'),
      number('factor-2', shrunk[1], 'shrink-factor'),
      number('degrees-of-freedom', shrunk[0] + shrunk[1]),
    ]
  },
})

/** 10^(k/10) for k >= 0, by multiplication alone. */
function tenthRoot(k: number): number {
  const root = 1.2589254117941673
  let power = 1
  for (let j = 0; j < k; j++) power *= root
  return power
}
