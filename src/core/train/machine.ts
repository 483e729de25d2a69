/** A planned network on an executor: put examples in, read losses, gradients and outputs out. */
import type { Examples } from '../data/data.ts'
import type { Slice } from '../network.ts'
import type { Planned } from '../plan.ts'
import { type Executor, INFERENCE, type Mode, type Segment, TRAINING } from '../program.ts'
import type { Evaluation, Gradient } from './running.ts'

export interface Machine {
  readonly arena: Float32Array
  /** Examples of the batch in place. */
  readonly count: number
  /** Puts these rows in place: their inputs and targets. */
  put(examples: Examples, indices: Uint32Array): void
  /** Runs a segment on the batch in place. */
  run(segment: Segment, mode?: Mode): void
  /** Forward and backward on the batch in place, with the masks drawn last. */
  lossAndGradient(mode: Mode): Gradient
  /** Overwrites the batch in place, as `outputs` does. */
  evaluate(examples: Examples, mode?: Mode): Evaluation
  /** [example][output], of inputs [example][feature]. */
  outputs(inputs: Float32Array, count: number, mode?: Mode): Float32Array
}

/** [feature][capacity] and [output][capacity]. */
interface Block {
  readonly inputs: Float32Array
  readonly targets: Float32Array
}

export function createMachine({ network, loss, program, gradientSquared }: Planned, executor: Executor): Machine {
  const { arena, run } = executor.prepare(program)
  const { columns, capacity, input, logits, targets, losses } = network
  const features = input.features
  const outputs = logits.features
  const targetsOf = remember(({ count, ...examples }: Examples) => {
    const all = new Float32Array(count * outputs)
    for (let row = 0; row < count; row++)
      for (let k = 0; k < outputs; k++) all[row * outputs + k] = loss.target({ count, ...examples }, row, k)
    return all
  })
  /** Blocks of examples as they were put in place, for whoever evaluates once does so again. */
  const blocksOf = remember((_: Examples): Block[] => [])
  let live = 0

  /**
   * From [example][feature], the rows of `indices` or those from `start` on, to [feature][capacity]; four columns at a
   * time, which lie side by side. What is written past the last column is the last row again, and nobody reads it.
   */
  const transpose = (from: Float32Array, width: number, to: number, indices: Uint32Array | null, start: number) => {
    const rowAt = (column: number) => {
      const last = Math.min(column, live - 1)
      return (indices ? indices[last]! : start + last) * width
    }
    for (let column = 0; column < live; column += 4) {
      const [row0, row1, row2, row3] = [rowAt(column), rowAt(column + 1), rowAt(column + 2), rowAt(column + 3)]
      for (let f = 0, at = to + column; f < width; f++, at += capacity) {
        arena[at] = from[row0 + f]!
        arena[at + 1] = from[row1 + f]!
        arena[at + 2] = from[row2 + f]!
        arena[at + 3] = from[row3 + f]!
      }
    }
  }
  /** Onto a sum so far, in the order of the examples, so that blocks of any size give the same bits. */
  const addLosses = (sum: number) => {
    for (let column = 0; column < live; column++) sum += arena[losses.offset + column]!
    return sum
  }
  const inBlocks = (total: number, visit: (start: number) => void) => {
    for (let start = 0; start < total; start += columns) {
      live = Math.min(columns, total - start)
      visit(start)
    }
  }
  const putBlock = (examples: Examples, start: number) => {
    const blocks = blocksOf(examples)
    const known = blocks[start / columns]
    if (known) {
      arena.set(known.inputs, input.value.offset)
      arena.set(known.targets, targets.offset)
      return
    }
    transpose(examples.inputs, features, input.value.offset, null, start)
    transpose(targetsOf(examples), outputs, targets.offset, null, start)
    const copyOf = ({ offset, length }: Slice) => arena.slice(offset, offset + length)
    blocks[start / columns] = { inputs: copyOf(input.value), targets: copyOf(targets) }
  }

  return {
    arena,
    get count() {
      return live
    },
    put(examples, indices) {
      live = indices.length
      transpose(examples.inputs, features, input.value.offset, indices, 0)
      transpose(targetsOf(examples), outputs, targets.offset, indices, 0)
    },
    run: (segment, mode = TRAINING) => run(segment, live, mode),
    lossAndGradient(mode) {
      run('forward', live, mode)
      run('backward', live, mode)
      return { dataLoss: addLosses(0) / live, gradientSquared: arena[gradientSquared.offset]! }
    },
    evaluate(examples, mode = INFERENCE) {
      let sum = 0
      let error = 0
      inBlocks(examples.count, (start) => {
        putBlock(examples, start)
        run('forward', live, mode)
        sum = addLosses(sum)
        for (let column = 0; column < live; column++)
          error += loss.error(arena, logits.value.offset + column, capacity, examples, start + column, outputs)
      })
      return { loss: sum / examples.count, error: error / examples.count }
    },
    outputs(inputs, total, mode = INFERENCE) {
      const out = new Float32Array(total * outputs)
      inBlocks(total, (start) => {
        transpose(inputs, features, input.value.offset, null, start)
        run('forward', live, mode)
        for (let column = 0; column < live; column++)
          for (let k = 0; k < outputs; k++)
            out[(start + column) * outputs + k] = arena[logits.value.offset + k * capacity + column]!
      })
      return out
    },
  }
}

function remember<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
