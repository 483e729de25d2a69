/**
 * A decision tree: each node asks whether one feature is at most a threshold; a leaf gives the mean of its targets. The
 * split is the one that lowers the squared error most, which for one-hot targets is Gini's impurity. Breiman, Friedman,
 * Olshen and Stone 1984.
 */
export type Tree =
  | { readonly values: Float64Array }
  | { readonly feature: number; readonly threshold: number; readonly below: Tree; readonly above: Tree }

/** A training set with the order of its examples by each feature, found once for all trees. */
export interface Table {
  readonly count: number
  readonly features: number
  readonly outputs: number
  /** [example][feature] */
  readonly inputs: Float32Array
  /** [example][output] */
  readonly targets: Float64Array
  /** [feature][place]: the example at each place when sorted, of equal values the earlier first. */
  readonly order: readonly Uint32Array[]
  /** [feature][example]: its place. */
  readonly place: readonly Uint32Array[]
}

export function createTable(inputs: Float32Array, count: number, targets: Float64Array): Table {
  const features = inputs.length / count
  const order = Array.from({ length: features }, (_, f) =>
    Uint32Array.from({ length: count }, (_, example) => example).sort(
      (a, b) => inputs[a * features + f]! - inputs[b * features + f]! || a - b,
    ),
  )
  const place = order.map((examples) => {
    const places = new Uint32Array(count)
    examples.forEach((example, at) => {
      places[example] = at
    })
    return places
  })
  return { count, features, outputs: targets.length / count, inputs, targets, order, place }
}

interface Split {
  readonly gain: number
  readonly feature: number
  readonly threshold: number
}

interface Growth {
  /** Questions on the longest path, at most. */
  readonly depth: number
  /** Features that compete at a node; more are tried only while none of them divides its examples. */
  readonly candidates: number
  /** Features in the order in which they are tried at a node; the root is 1, the children of i are 2i and 2i + 1. */
  tried(node: number): Iterable<number>
}

/** Grows a tree on these examples of the table; an example may occur several times. */
export function growTree(table: Table, examples: Uint32Array, growth: Growth, node = 1, level = 0): Tree {
  const split = level < growth.depth ? bestSplit(table, examples, growth, node) : undefined
  if (!split) return { values: meanTarget(table, examples) }
  const { feature, threshold } = split
  const isBelow = (example: number) => table.inputs[example * table.features + feature]! <= threshold
  return {
    feature,
    threshold,
    below: growTree(table, examples.filter(isBelow), growth, 2 * node, level + 1),
    above: growTree(
      table,
      examples.filter((example) => !isBelow(example)),
      growth,
      2 * node + 1,
      level + 1,
    ),
  }
}

/** The leaf's values for one row of inputs. */
export function leafValues(tree: Tree, inputs: Float32Array, row: number, features: number): Float64Array {
  let node = tree
  while (!('values' in node)) node = inputs[row * features + node.feature]! <= node.threshold ? node.below : node.above
  return node.values
}

function sumOfTargets({ targets, outputs }: Table, examples: Uint32Array): Float64Array {
  const sums = new Float64Array(outputs)
  for (const example of examples) for (let o = 0; o < outputs; o++) sums[o]! += targets[example * outputs + o]!
  return sums
}

function meanTarget(table: Table, examples: Uint32Array): Float64Array {
  return sumOfTargets(table, examples).map((sum) => sum / examples.length)
}

/** The best split among the candidates; of equal ones that of the smaller feature, then of the smaller threshold. */
function bestSplit(table: Table, examples: Uint32Array, growth: Growth, node: number): Split | undefined {
  const { outputs, targets } = table
  const isPure = examples.every((example) => {
    for (let o = 0; o < outputs; o++)
      if (targets[example * outputs + o] !== targets[examples[0]! * outputs + o]) return false
    return true
  })
  if (isPure) return
  const total = sumOfTargets(table, examples)
  let best: Split | undefined
  let tried = 0
  for (const feature of growth.tried(node)) {
    if (tried >= growth.candidates && best) break
    tried += 1
    const split = bestThreshold(table, examples, total, feature)
    if (split && (!best || split.gain > best.gain || (split.gain === best.gain && feature < best.feature))) best = split
  }
  return best
}

/** Σ (sum of the targets below)² / count below + the same above, over the outputs, is largest where the error is least. */
function bestThreshold(table: Table, examples: Uint32Array, total: Float64Array, feature: number): Split | undefined {
  const { inputs, targets, features, outputs, order, place } = table
  const sorted = examples.map((example) => place[feature]![example]!).sort()
  const below = new Float64Array(outputs)
  let best: Split | undefined
  for (let k = 1; k < sorted.length; k++) {
    const example = order[feature]![sorted[k - 1]!]!
    for (let o = 0; o < outputs; o++) below[o]! += targets[example * outputs + o]!
    const here = inputs[example * features + feature]!
    const next = inputs[order[feature]![sorted[k]!]! * features + feature]!
    if (here === next) continue
    let gain = 0
    for (let o = 0; o < outputs; o++) {
      const above = total[o]! - below[o]!
      gain += (below[o]! * below[o]!) / k + (above * above) / (sorted.length - k)
    }
    if (!best || gain > best.gain) best = { gain, feature, threshold: here + (next - here) / 2 }
  }
  return best
}
