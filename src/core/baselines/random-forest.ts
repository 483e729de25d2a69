/**
 * A random forest: the mean of trees, each grown on a bootstrap sample with a random few features competing at a node.
 * Breiman 2001. Draws are keyed by tree and node, so the first trees of a larger forest are those of a smaller one.
 */
import { createStream, type Stream } from '../rng.ts'
import { defineBaseline, targetsOf } from './baseline.ts'
import { createTable, growTree, leafValues } from './tree.ts'

export const randomForest = defineBaseline({
  id: 'random-forest',
  options: [
    { name: 'trees', type: 'integer', default: 100, range: [1, 500] },
    { name: 'depth', type: 'integer', default: 20, range: [1, 24] },
    { name: 'featuresPerSplit', type: 'choice', default: 'square-root', choices: ['square-root', 'third', 'all'] },
    { name: 'bootstrap', type: 'switch', default: true, off: false },
  ],
  fit({ trees, depth, featuresPerSplit, bootstrap }, train, task, seed) {
    const { outputs, targets } = targetsOf(train, task)
    const table = createTable(train.inputs, train.count, targets)
    const { features, count } = table
    const share = { 'square-root': Math.sqrt(features), third: features / 3, all: features }[featuresPerSplit]
    const candidates = Math.max(1, Math.floor(share))
    const sample = createStream(seed, 'random-forest/bootstrap')
    const forest = Array.from({ length: trees }, (_, tree) => {
      const examples = Uint32Array.from({ length: count }, (_, k) =>
        bootstrap ? Math.floor(sample.uniform(k, tree)[0] * count) : k,
      )
      const stream = createStream(seed, `random-forest/tree-${tree}`)
      return growTree(table, examples, { depth, candidates, tried: (node) => shuffled(features, stream, node) })
    })
    return (inputs, rows) => {
      const predicted = new Float32Array(rows * outputs)
      const sums = new Float64Array(outputs)
      for (let row = 0; row < rows; row++) {
        sums.fill(0)
        for (const tree of forest)
          leafValues(tree, inputs, row, features).forEach((value, o) => {
            sums[o]! += value
          })
        for (let o = 0; o < outputs; o++) predicted[row * outputs + o] = sums[o]! / trees
      }
      return predicted
    }
  },
})

/** 0 … n − 1 in random order, as far as they are asked for. Fisher and Yates 1938. */
function* shuffled(n: number, stream: Stream, node: number): Generator<number> {
  const numbers = Array.from({ length: n }, (_, k) => k)
  for (let k = 0; k < n; k++) {
    const other = k + Math.floor(stream.uniform(k, node)[0] * (n - k))
    yield numbers[other]!
    numbers[other] = numbers[k]!
  }
}
