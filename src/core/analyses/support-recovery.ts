/**
 * Linear regression with more features than matter: (1/2n) ‖Xw − y‖² + λ₁ ‖w‖₁ by proximal steps (ISTA), accelerated
 * ones (FISTA) or subgradient steps, all of size 1/M with M the largest eigenvalue of XᵀX / n; or with (λ/2) ‖w‖² in
 * place of the L1 penalty. Which weights are exactly 0? Tibshirani 1996; Beck and Teboulle 2009.
 */
import { symmetricEigen } from '../linear-algebra.ts'
import { penalisedLeastSquares } from '../penalised-least-squares.ts'
import { defineAnalysis, number, points, series } from './analysis.ts'
import { normals } from './normals.ts'
import { softThreshold } from './soft-threshold.ts'

const ITERATIONS = 400
const axes = [{ id: 'iteration' }, { id: 'objective', scale: 'log' }] as const
const coefficients = [{ id: 'feature' }, { id: 'coefficient' }] as const

export const supportRecovery = defineAnalysis({
  id: 'support-recovery',
  options: [
    { name: 'strength', symbol: '\\lambda_1', type: 'number', default: 0.2, off: 0, range: [0, 2], scale: 'log' },
    {
      name: 'method',
      type: 'choice',
      default: 'proximal',
      choices: ['proximal', 'accelerated', 'subgradient', 'ridge'],
    },
    { name: 'train', symbol: 'n', type: 'integer', default: 30, range: [25, 100] },
    { name: 'features', symbol: 'd', type: 'integer', default: 20, range: [10, 20] },
    { name: 'relevant', type: 'integer', default: 4, range: [1, 20] },
    { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 0.5, range: [0.05, 3] },
  ],
  analyse({ strength, method, train, features, relevant, noise }, seed) {
    const x = normals(seed, 'support-recovery/inputs', train * features)
    const truth = Float64Array.from({ length: features }, (_, j) => (j < relevant ? (j % 2 === 0 ? 1 : -1) : 0))
    const errors = normals(seed, 'support-recovery/noise', train)
    const dot = (i: number, w: Float64Array) => w.reduce((sum, weight, j) => sum + weight * x[i * features + j]!, 0)
    const y = errors.map((error, i) => dot(i, truth) + noise * error)

    const gram = new Float64Array(features * features)
    const right = new Float64Array(features)
    for (let i = 0; i < train; i++)
      for (let j = 0; j < features; j++) {
        const value = x[i * features + j]! / train
        for (let k = 0; k < features; k++) gram[j * features + k]! += value * x[i * features + k]!
        right[j]! += value * y[i]!
      }
    const gradient = (w: Float64Array) =>
      right.map((r, j) => w.reduce((sum, weight, k) => sum + gram[j * features + k]! * weight, -r))
    const price = (w: Float64Array) =>
      w.reduce((sum, weight) => sum + (method === 'ridge' ? (weight * weight) / 2 : Math.abs(weight)), 0) * strength
    const objective = (w: Float64Array) =>
      y.reduce((sum, target, i) => {
        const residual = dot(i, w) - target
        return sum + (residual * residual) / (2 * train)
      }, 0) + price(w)

    const prices = new Float64Array(features).fill(train * strength)
    const path =
      method === 'ridge'
        ? [penalisedLeastSquares(x, train, features, y, prices)]
        : descend(method, gradient, strength, 1 / symmetricEigen(gram, features).values[0]!, features)
    const found = path.at(-1)!
    const places = (w: Float64Array) => Array.from(w, (weight, j) => [j + 1, weight] as const)
    return [
      points('true-weight', places(truth), coefficients),
      points('found-weight', places(found), coefficients),
      series(
        'objective',
        path.map((_, k) => k),
        path.map(objective),
        axes,
      ),
      number('nonzeros', found.filter((w) => w !== 0).length),
      number('missed', truth.filter((w, j) => w !== 0 && found[j] === 0).length),
      number(
        'excess-error',
        truth.reduce((sum, w, j) => sum + (w - found[j]!) * (w - found[j]!), 0),
      ),
      number('objective', objective(found)),
    ]
  },
})

/** The weights after each iteration, from 0. */
function descend(
  method: 'proximal' | 'accelerated' | 'subgradient',
  gradient: (w: Float64Array) => Float64Array,
  strength: number,
  step: number,
  features: number,
): readonly Float64Array[] {
  const path = [new Float64Array(features)]
  let momentum = 1
  for (let k = 1; k <= ITERATIONS; k++) {
    const w = path[k - 1]!
    if (method === 'subgradient') {
      const g = gradient(w)
      path.push(w.map((weight, j) => weight - step * (g[j]! + strength * Math.sign(weight))))
      continue
    }
    let ahead = w
    if (method === 'accelerated' && k > 1) {
      const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
      const share = (momentum - 1) / next
      ahead = w.map((weight, j) => weight + share * (weight - path[k - 2]![j]!))
      momentum = next
    }
    const g = gradient(ahead)
    path.push(ahead.map((weight, j) => softThreshold(weight - step * g[j]!, step * strength)))
  }
  return path
}
