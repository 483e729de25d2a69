/**
 * Fifty polynomials, each fitted to its own noise on the same fifteen places of a sine, y = sin 2πx + σ_y e: how far
 * their mean is from the sine (bias²) and how far they are from their mean (variance), averaged over x. Beside that,
 * what to expect: a fit is linear in y, f(x) = Σ_i s_i(x) y_i, so its mean is Σ s_i sin 2πx_i and its variance
 * σ_y² Σ s_i². The fit minimises (1/2n) Σ (f(x_i) − y_i)² + (λ/2) ‖w‖², the constant free. Geman et al. 1992.
 */
import { cosSinTurn } from '../functions.ts'
import { penalisedLeastSquares } from '../penalised-least-squares.ts'
import { defineAnalysis, number, points, table } from './analysis.ts'
import { normals } from './normals.ts'

const EXAMPLES = 15
const FITS = 50
/** Where fits are compared: the middles of so many cells of (0, 1). */
const PLACES = 60
const axes = [{ id: 'input' }, { id: 'target' }] as const
const sine = (x: number) => cosSinTurn(Math.fround(x))[1]

export const biasVariance = defineAnalysis({
  id: 'bias-variance',
  options: [
    { name: 'degree', symbol: 'd', type: 'integer', default: 3, range: [0, 14] },
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0, off: 0, range: [0, 10], scale: 'log' },
    { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 0.3, off: 0, range: [0, 1] },
  ],
  analyse({ degree, strength, noise }, seed) {
    const columns = degree + 1
    const powers = (x: readonly number[]) => {
      const all = new Float64Array(x.length * columns)
      x.forEach((place, i) => {
        for (let j = 0, power = 1; j < columns; j++, power *= 2 * place - 1) all[i * columns + j] = power
      })
      return all
    }
    const x = Array.from({ length: EXAMPLES }, (_, i) => i / (EXAMPLES - 1))
    const grid = Array.from({ length: PLACES }, (_, k) => (k + 0.5) / PLACES)
    const prices = new Float64Array(columns).fill(EXAMPLES * strength, 1)
    const seen = powers(grid)
    /** Fits each column of y [EXAMPLES][m]; gives their values on the grid, [PLACES][m]. */
    const fit = (y: Float64Array, m: number) => {
      const weights = penalisedLeastSquares(powers(x), EXAMPLES, columns, y, prices)
      const values = new Float64Array(PLACES * m)
      for (let k = 0; k < PLACES; k++)
        for (let j = 0; j < columns; j++)
          for (let c = 0; c < m; c++) values[k * m + c]! += seen[k * columns + j]! * weights[j * m + c]!
      return values
    }

    const errors = normals(seed, 'bias-variance/noise', EXAMPLES * FITS)
    const targets = Float64Array.from(errors, (error, at) => sine(x[Math.floor(at / FITS)]!) + noise * error)
    const fits = fit(targets, FITS)
    const smoother = fit(identity(EXAMPLES), EXAMPLES)
    const expected = { mean: new Float64Array(PLACES), variance: new Float64Array(PLACES) }
    for (let k = 0; k < PLACES; k++)
      for (let i = 0; i < EXAMPLES; i++) {
        const share = smoother[k * EXAMPLES + i]!
        expected.mean[k]! += share * sine(x[i]!)
        expected.variance[k]! += noise * noise * share * share
      }
    const fitted = momentsOfRows(fits, FITS)

    const average = (of: (k: number) => number) => grid.reduce((sum, _, k) => sum + of(k), 0) / PLACES
    const squaredBias = (mean: Float64Array) =>
      average((k) => (mean[k]! - sine(grid[k]!)) * (mean[k]! - sine(grid[k]!)))
    const bias = squaredBias(fitted.mean)
    const variance = average((k) => fitted.variance[k]!)
    const expectedBias = squaredBias(expected.mean)
    const expectedVariance = average((k) => expected.variance[k]!)
    const line = (name: string, at: (k: number) => number) =>
      points(
        name,
        grid.map((place, k) => [place, at(k)] as const),
        axes,
        { joined: true },
      )
    return [
      ...Array.from({ length: FITS }, (_, c) => line('fit', (k) => fits[k * FITS + c]!)),
      line('mean-fit', (k) => fitted.mean[k]!),
      line('truth', (k) => sine(grid[k]!)),
      points(
        'examples',
        x.map((place, i) => [place, targets[i * FITS]!] as const),
        axes,
      ),
      table(
        'squared-error',
        ['bias-square', 'variance'],
        ['measured', 'expected'],
        [bias, expectedBias, variance, expectedVariance],
      ),
      number('bias-square', bias, 'squared-error'),
      number('variance', variance, 'squared-error'),
      number('total', bias + variance, 'squared-error'),
      number('expected-total', expectedBias + expectedVariance, 'squared-error'),
    ]
  },
})

/** Mean and variance of each row of a matrix with so many columns. */
function momentsOfRows(values: Float64Array, columns: number) {
  const rows = values.length / columns
  const mean = new Float64Array(rows)
  const variance = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < columns; c++) mean[i]! += values[i * columns + c]! / columns
    for (let c = 0; c < columns; c++) {
      const distance = values[i * columns + c]! - mean[i]!
      variance[i]! += (distance * distance) / columns
    }
  }
  return { mean, variance }
}

function identity(n: number): Float64Array {
  const one = new Float64Array(n * n)
  for (let i = 0; i < n; i++) one[i * n + i] = 1
  return one
}
