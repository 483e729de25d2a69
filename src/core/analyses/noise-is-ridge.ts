/**
 * Linear regression on noisy copies of the data, beside the solution that they tend to: (XᵀX + diag(c)) w = Xᵀy.
 * `input`: x + σξ, c = nσ², a ridge with λ = σ². `dropout`: xm / q, c_j = (p/q) Σ x_j². `weight`: the prediction
 * x·(w + σξ), which moves the target and leaves c = 0: least squares. Bishop 1995; Wager, Wang and Liang 2013.
 */
import { minimumNorm } from '../linear-algebra.ts'
import { penalisedLeastSquares } from '../penalised-least-squares.ts'
import { createStream } from '../rng.ts'
import { defineAnalysis, number, points, series } from './analysis.ts'
import { normals } from './normals.ts'

const EXAMPLES = 50
const FEATURES = 8
const NOISE = 0.5
const axes = [
  { id: 'copies', scale: 'log' },
  { id: 'relative-distance', scale: 'log' },
] as const
const coefficients = [{ id: 'feature' }, { id: 'coefficient' }] as const

export const noiseIsRidge = defineAnalysis({
  id: 'noise-is-ridge',
  options: [
    { name: 'noise', type: 'choice', default: 'input', choices: ['input', 'dropout', 'weight'] },
    { name: 'deviation', symbol: '\\sigma', type: 'number', default: 0.5, range: [0.01, 2] },
    { name: 'probability', symbol: 'p', type: 'number', default: 0.5, range: [0.01, 0.9] },
    { name: 'copies', type: 'integer', default: 200, range: [1, 1000], scale: 'log' },
  ],
  analyse({ noise, deviation, probability, copies }, seed) {
    const x = normals(seed, 'noise-is-ridge/inputs', EXAMPLES * FEATURES)
    // Features of different size, so that dropout's price is not the same for each.
    for (let at = 0; at < x.length; at++) x[at]! *= 0.4 + (1.2 * (at % FEATURES)) / (FEATURES - 1)
    const truth = normals(seed, 'noise-is-ridge/weights', FEATURES)
    const y = normals(seed, 'noise-is-ridge/noise', EXAMPLES).map((error, i) =>
      truth.reduce((sum, w, j) => sum + w * x[i * FEATURES + j]!, NOISE * error),
    )
    const energy = Float64Array.from({ length: FEATURES }, (_, j) =>
      y.reduce((sum, _, i) => sum + x[i * FEATURES + j]! * x[i * FEATURES + j]!, 0),
    )
    const prices = {
      input: energy.map(() => EXAMPLES * deviation * deviation),
      dropout: energy.map((sum) => (probability / (1 - probability)) * sum),
      weight: new Float64Array(FEATURES),
    }[noise]
    const leastSquares = minimumNorm(x, EXAMPLES, FEATURES, y)
    const expected = penalisedLeastSquares(x, EXAMPLES, FEATURES, y, prices)

    const stream = createStream(seed, `noise-is-ridge/${noise}`)
    const square = new Float64Array(FEATURES * FEATURES)
    const right = new Float64Array(FEATURES)
    const row = new Float64Array(FEATURES)
    const shown: number[] = []
    const distances: number[] = []
    let found = leastSquares
    for (let copy = 1, next = 1; copy <= copies; copy++) {
      for (let i = 0; i < EXAMPLES; i++) {
        let target = y[i]!
        for (let j = 0; j < FEATURES; j++) {
          const value = x[i * FEATURES + j]!
          const index = i * FEATURES + j
          row[j] = value
          if (noise === 'dropout') row[j] = stream.uniform(index, copy)[0] < probability ? 0 : value / (1 - probability)
          else if (noise === 'input') row[j] = value + deviation * stream.normal(index, copy)
          else target -= value * deviation * stream.normal(index, copy)
        }
        for (let j = 0; j < FEATURES; j++) {
          right[j]! += row[j]! * target
          for (let k = 0; k < FEATURES; k++) square[j * FEATURES + k]! += row[j]! * row[k]!
        }
      }
      if (copy < next && copy !== copies) continue
      next = copy * 1.25
      found = minimumNorm(square, FEATURES, FEATURES, right)
      shown.push(copy)
      distances.push(distance(found, expected))
    }
    const places = (w: Float64Array) => Array.from(w, (weight, j) => [j + 1, weight] as const)
    return [
      points('least-squares-weight', places(leastSquares), coefficients),
      points('expected-weight', places(expected), coefficients),
      points('found-weight', places(found), coefficients),
      series('relative-distance', shown, distances, axes),
      number('distance-to-expected', distances.at(-1)!, 'relative-distance'),
      number('distance-to-least-squares', distance(found, leastSquares), 'relative-distance'),
    ]
  },
})

/** ‖a − b‖ / ‖b‖. */
function distance(a: Float64Array, b: Float64Array): number {
  const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  return norm(a.map((value, j) => value - b[j]!)) / norm(b)
}
