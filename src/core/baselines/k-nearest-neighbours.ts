/**
 * k nearest neighbours: the share of each class, or the mean value, among the k training examples at the least Euclidean
 * distance; of two at the same distance the earlier counts as nearer. Fix and Hodges 1951, Cover and Hart 1967.
 */
import { defineBaseline, targetsOf } from './baseline.ts'

export const kNearestNeighbours = defineBaseline({
  id: 'k-nearest-neighbours',
  options: [{ name: 'neighbours', symbol: 'k', type: 'integer', default: 5, range: [1, 100] }],
  fit({ neighbours }, train, task) {
    const features = train.inputs.length / train.count
    const { outputs, targets } = targetsOf(train, task)
    // A training set may be smaller than k.
    const k = Math.min(neighbours, train.count)

    const squaredDistance = (inputs: Float32Array, row: number, example: number): number => {
      let sum = 0
      for (let f = 0; f < features; f++) {
        const difference = inputs[row * features + f]! - train.inputs[example * features + f]!
        sum += difference * difference
      }
      return sum
    }
    /** The k nearest examples, nearest first, kept in order while all are looked at once. */
    const nearest = (inputs: Float32Array, row: number): readonly number[] => {
      const found: number[] = []
      const distances: number[] = []
      for (let example = 0; example < train.count; example++) {
        const distance = squaredDistance(inputs, row, example)
        if (found.length === k && !(distance < distances[k - 1]!)) continue
        let at = found.length === k ? k - 1 : found.length
        for (; at > 0 && distance < distances[at - 1]!; at--) {
          found[at] = found[at - 1]!
          distances[at] = distances[at - 1]!
        }
        found[at] = example
        distances[at] = distance
      }
      return found
    }

    return (inputs, count) => {
      const predicted = new Float32Array(count * outputs)
      for (let row = 0; row < count; row++) {
        const found = nearest(inputs, row)
        for (let o = 0; o < outputs; o++) {
          let sum = 0
          for (const example of found) sum += targets[example * outputs + o]!
          predicted[row * outputs + o] = sum / k
        }
      }
      return predicted
    }
  },
})
