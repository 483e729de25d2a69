/** What least squares and ridge share: an intercept without a price, fitted by centring. */
import type { Examples, Task } from '../data/data.ts'
import { type Predictor, targetsOf } from './baseline.ts'

/** Finds weights [feature][output] for centred inputs [example][feature] and targets [example][output]. */
type Solve = (x: Float64Array, count: number, features: number, y: Float64Array) => Float64Array

/**
 * The linear method f(x) = Wᵀ (x − x̄) + ȳ with W from centred data. Classes are one-hot targets, so that the scores of
 * an example sum to 1; they may lie outside [0, 1].
 */
export function fitLinear(train: Examples, task: Task, solve: Solve): Predictor {
  const { count } = train
  const features = train.inputs.length / count
  const { outputs, targets } = targetsOf(train, task)
  const inputs = Float64Array.from(train.inputs)
  const inputMeans = centre(inputs, count, features)
  const targetMeans = centre(targets, count, outputs)
  const weights = solve(inputs, count, features, targets)
  return (given, rows) => {
    const predicted = new Float32Array(rows * outputs)
    for (let row = 0; row < rows; row++)
      for (let o = 0; o < outputs; o++) {
        let sum = targetMeans[o]!
        for (let f = 0; f < features; f++)
          sum += (given[row * features + f]! - inputMeans[f]!) * weights[f * outputs + o]!
        predicted[row * outputs + o] = sum
      }
    return predicted
  }
}

/** Takes each column's mean from it, and returns the means. */
function centre(x: Float64Array, rows: number, columns: number): Float64Array {
  const means = new Float64Array(columns)
  for (let i = 0; i < x.length; i++) means[i % columns]! += x[i]!
  for (let j = 0; j < columns; j++) means[j]! /= rows
  for (let i = 0; i < x.length; i++) x[i]! -= means[i % columns]!
  return means
}
