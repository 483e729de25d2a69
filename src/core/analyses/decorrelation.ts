/**
 * Two correlated features under batch normalization, by the operations that train, and under whitening, x̂ = C^−½ (x − μ)
 * with the covariance C: the first leaves their correlation as it is, the second removes it. Huang et al. 2018.
 */
import { symmetricEigen } from '../linear-algebra.ts'
import { defineAnalysis, number, points } from './analysis.ts'
import { normals } from './normals.ts'
import { operate } from './operate.ts'

const EXAMPLES = 200
const axes = [{ id: 'feature-1' }, { id: 'feature-2' }] as const

export const decorrelation = defineAnalysis({
  id: 'decorrelation',
  options: [{ name: 'correlation', type: 'number', default: 0.9, range: [-0.99, 0.99] }],
  analyse({ correlation }, seed, executor) {
    const rest = Math.sqrt(1 - correlation * correlation)
    const draws = normals(seed, 'decorrelation/features', 2 * EXAMPLES)
    const [first, second] = [draws.subarray(0, EXAMPLES), draws.subarray(EXAMPLES)]
    // Different places and sizes, which are what batch normalization does change.
    const features = [
      first.map((u) => 1 + 2 * u),
      second.map((u, k) => (correlation * first[k]! + rest * u) / 2 - 1),
    ] as const

    const { vectors, run } = operate(
      executor,
      {
        ...{ x: [...features[0], ...features[1]], epsilon: [0], ones: [1, 1], zeros: 2 },
        ...{ mean: 2, variance: 2, inverse: 2, y: 2 * EXAMPLES },
      },
      (at) => [
        { code: 'batch-moments', operands: [at.x, at.mean, at.variance], numbers: [2, 1, EXAMPLES] },
        { code: 'inverse-deviation', operands: [at.variance, at.epsilon, at.inverse], numbers: [2] },
        {
          code: 'batch-normalize',
          operands: [at.x, at.mean, at.inverse, at.ones, at.zeros, at.y],
          numbers: [2, 1, 1, EXAMPLES],
        },
      ],
    )
    run(EXAMPLES)
    const normalized = [
      Float64Array.from(vectors.y.subarray(0, EXAMPLES)),
      Float64Array.from(vectors.y.subarray(EXAMPLES)),
    ] as const
    const white = whitened(features)
    const plane = (name: string, [x, y]: Pair) =>
      points(
        name,
        Array.from(x, (value, k) => [value, y[k]!] as const),
        axes,
      )
    return [
      plane('input', features),
      plane('normalized', normalized),
      plane('whitened', white),
      number('input-correlation', correlationOf(features), 'correlation'),
      number('normalized-correlation', correlationOf(normalized), 'correlation'),
      number('whitened-correlation', correlationOf(white), 'correlation'),
    ]
  },
})

type Pair = readonly [Float64Array, Float64Array]

/** Means, and the covariance matrix row by row. */
function moments(pair: Pair) {
  const means = pair.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length) as [number, number]
  const covariance = (i: 0 | 1, j: 0 | 1) =>
    pair[i].reduce((sum, value, k) => sum + (value - means[i]) * (pair[j][k]! - means[j]), 0) / pair[i].length
  return { means, matrix: Float64Array.of(covariance(0, 0), covariance(0, 1), covariance(1, 0), covariance(1, 1)) }
}

function correlationOf(pair: Pair): number {
  const [v1, covariance, , v2] = moments(pair).matrix
  return covariance! / Math.sqrt(v1! * v2!)
}

/** C^−½ (x − μ), C^−½ = Σ_k u_k u_kᵀ / √h_k. */
function whitened(pair: Pair): Pair {
  const { means, matrix } = moments(pair)
  const { values, vectors } = symmetricEigen(matrix, 2)
  const root = (i: 0 | 1, j: 0 | 1) =>
    (vectors[i]! * vectors[j]!) / Math.sqrt(values[0]!) + (vectors[2 + i]! * vectors[2 + j]!) / Math.sqrt(values[1]!)
  const feature = (i: 0 | 1) =>
    pair[0].map((value, k) => root(i, 0) * (value - means[0]) + root(i, 1) * (pair[1][k]! - means[1]))
  return [feature(0), feature(1)]
}
