/**
 * Linear regression on the first p of 200 features, the fit of least norm or with a ridge: the excess test error
 * against p. `linear` features are the inputs themselves, y = x·w + σ_y e with E ‖w‖² = 1; `random` ones are
 * relu(v_j·x + c_j) of ten inputs, y = tanh(2 x·w) + σ_y e. Belkin et al. 2019; Nakkiran et al. 2021.
 */
import { log } from '../functions.ts'
import { penalisedLeastSquares } from '../penalised-least-squares.ts'
import { activations } from './activations.ts'
import { defineAnalysis, number, points, series } from './analysis.ts'
import { normals } from './normals.ts'

const FEATURES = 200
const INPUTS = 10
/** Examples by which the excess error on random features is measured. */
const TEST = 300
/** Where the curve is taken, relative to the number of examples. */
const SHARES = [0.025, 0.125, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4, 5]
const axes = [{ id: 'features' }, { id: 'excess-error', scale: 'log' }] as const

export const doubleDescent = defineAnalysis({
  id: 'double-descent',
  options: [
    { name: 'features', symbol: 'p', type: 'integer', default: 40, range: [1, FEATURES], scale: 'log' },
    { name: 'train', symbol: 'n', type: 'integer', default: 40, range: [20, 100] },
    { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 0.3, range: [0.05, 2] },
    { name: 'strength', symbol: '\\lambda', type: 'number', default: 0, off: 0, range: [0, 10], scale: 'log' },
    { name: 'inputs', type: 'choice', default: 'linear', choices: ['linear', 'random'] },
  ],
  analyse({ features, train, noise, strength, inputs }, seed) {
    const draw = (what: string, count: number) => normals(seed, `double-descent/${what}`, count)
    const { design, targets, excess } = inputs === 'linear' ? linearFeatures(draw, train) : randomFeatures(draw, train)
    const errors = draw('noise', train)
    const noisy = targets.map((target, i) => target + noise * errors[i]!)
    const errorAt = (p: number, lambda: number) => {
      const first = new Float64Array(train * p)
      for (let i = 0; i < train; i++) for (let j = 0; j < p; j++) first[i * p + j] = design[i * FEATURES + j]!
      return excess(penalisedLeastSquares(first, train, p, noisy, new Float64Array(p).fill(train * lambda)))
    }
    const counts = [...new Set(SHARES.map((share) => Math.max(1, Math.round(share * train))))]
    const shown = counts.filter((p) => p <= FEATURES)
    const curve = (name: string, lambda: number) =>
      series(
        name,
        shown,
        shown.map((p) => errorAt(p, lambda)),
        axes,
      )
    const error = errorAt(features, strength)
    return [
      curve('least-norm', 0),
      ...(strength > 0 ? [curve('ridge', strength)] : []),
      points('chosen', [[features, error]], axes),
      number('log-excess-error', log(Math.fround(error)) / log(10)),
    ]
  },
})

type Draw = (what: string, count: number) => Float64Array

/** The design [example][FEATURES], targets without noise, and the excess error of weights of the first features. */
interface Problem {
  readonly design: Float64Array
  readonly targets: Float64Array
  excess(weights: Float64Array): number
}

/** Normal features of variance 1, so the excess error is ‖ŵ − w‖². */
function linearFeatures(draw: Draw, train: number): Problem {
  const truth = draw('weights', FEATURES).map((weight) => weight / Math.sqrt(FEATURES))
  const design = draw('inputs', train * FEATURES)
  return {
    design,
    targets: product(design, train, FEATURES, truth),
    excess: (weights) => truth.reduce((sum, w, j) => sum + (w - (weights[j] ?? 0)) * (w - (weights[j] ?? 0)), 0),
  }
}

function randomFeatures(draw: Draw, train: number): Problem {
  const count = train + TEST
  const inputs = draw('inputs', count * INPUTS)
  const directions = draw('directions', FEATURES * INPUTS)
  const offsets = draw('offsets', FEATURES)
  const truth = draw('weights', INPUTS).map((weight) => weight / Math.sqrt(INPUTS))
  const targets = product(inputs, count, INPUTS, truth).map((value) => activations.tanh(2 * value))
  const design = new Float64Array(count * FEATURES)
  for (let j = 0; j < FEATURES; j++) {
    const direction = directions.subarray(j * INPUTS, (j + 1) * INPUTS)
    product(inputs, count, INPUTS, direction).forEach((value, i) => {
      design[i * FEATURES + j] = activations.relu(value / Math.sqrt(INPUTS) + 0.3 * offsets[j]!)
    })
  }
  return {
    design,
    targets: targets.subarray(0, train),
    excess(weights) {
      const predicted = product(design.subarray(train * FEATURES), TEST, FEATURES, weights)
      return predicted.reduce((sum, f, i) => sum + (f - targets[train + i]!) * (f - targets[train + i]!), 0) / TEST
    },
  }
}

/** The first columns of a matrix [rows][columns] times as many weights. */
function product(matrix: Float64Array, rows: number, columns: number, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    weights.reduce((sum, weight, j) => sum + weight * matrix[i * columns + j]!, 0),
  )
}
