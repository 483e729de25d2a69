/** A planned network on an executor: put examples in, read losses and logits out. */
import type { Examples } from '../data/data.ts'
import type { Planned } from '../plan.ts'
import type { Executor } from '../program.ts'

export interface Evaluation {
  /** Mean data loss. */
  readonly loss: number
  /** Share of examples whose largest logit is not their label's; a logit that is not a number is an error. */
  readonly error: number
}

export interface Machine {
  readonly arena: Float32Array
  /** Draws nothing, moves nothing: data loss and gradient of these examples at the live parameters. */
  lossAndGradient(
    examples: Examples,
    indices: Uint32Array,
  ): { readonly dataLoss: number; readonly gradientSquared: number }
  /** Gradients of the penalties, then the update. */
  update(count: number): void
  evaluate(examples: Examples): Evaluation
  /** Logits, [example][class]. */
  logits(inputs: Float32Array, count: number): Float32Array
}

export function createMachine({ network, program, gradientSquared }: Planned, executor: Executor): Machine {
  const { arena, run } = executor.prepare(program)
  const { capacity, input, logits, targets, losses } = network
  const features = input.features
  const classes = logits.features

  const putInputs = (inputs: Float32Array, rowOf: (column: number) => number, count: number) => {
    for (let column = 0; column < count; column++) {
      const from = rowOf(column) * features
      for (let f = 0; f < features; f++) arena[input.value.offset + f * capacity + column] = inputs[from + f]!
    }
  }
  const putTargets = (labels: Uint8Array, rowOf: (column: number) => number, count: number) => {
    for (let column = 0; column < count; column++)
      for (let k = 0; k < classes; k++)
        arena[targets.offset + k * capacity + column] = labels[rowOf(column)] === k ? 1 : 0
  }
  const sumOfLosses = (count: number) => {
    let sum = 0
    for (let column = 0; column < count; column++) sum += arena[losses.offset + column]!
    return sum
  }
  const largest = (column: number) => {
    let best = -1
    let value = -Infinity
    for (let k = 0; k < classes; k++) {
      const candidate = arena[logits.value.offset + k * capacity + column]!
      if (candidate !== candidate) return -1
      if (candidate > value) [best, value] = [k, candidate]
    }
    return best
  }
  const inBlocks = (total: number, visit: (start: number, count: number) => void) => {
    for (let start = 0; start < total; start += capacity) visit(start, Math.min(capacity, total - start))
  }

  return {
    arena,
    lossAndGradient({ inputs, labels }, indices) {
      const rowOf = (column: number) => indices[column]!
      putInputs(inputs, rowOf, indices.length)
      putTargets(labels, rowOf, indices.length)
      run('forward', indices.length)
      run('backward', indices.length)
      return { dataLoss: sumOfLosses(indices.length) / indices.length, gradientSquared: arena[gradientSquared.offset]! }
    },
    update(count) {
      run('penalty', count)
      run('update', count)
    },
    evaluate({ inputs, labels, count: total }) {
      let sum = 0
      let wrong = 0
      inBlocks(total, (start, count) => {
        const rowOf = (column: number) => start + column
        putInputs(inputs, rowOf, count)
        putTargets(labels, rowOf, count)
        run('forward', count)
        sum += sumOfLosses(count)
        for (let column = 0; column < count; column++) if (largest(column) !== labels[start + column]) wrong += 1
      })
      return { loss: sum / total, error: wrong / total }
    },
    logits(inputs, total) {
      const out = new Float32Array(total * classes)
      inBlocks(total, (start, count) => {
        putInputs(inputs, (column) => start + column, count)
        run('forward', count)
        for (let column = 0; column < count; column++)
          for (let k = 0; k < classes; k++)
            out[(start + column) * classes + k] = arena[logits.value.offset + k * capacity + column]!
      })
      return out
    },
  }
}
