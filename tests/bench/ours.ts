/** Our core on the executor that is named on the command line. Training steps are made as a run makes them. */
import { type Executor, TRAINING } from '#core/program.ts'
import { createLearner } from '#core/train/learner.ts'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { rowsOf } from './batches.ts'
import { type Network, setupOf, splitsOf } from './examples.ts'
import { serve, type Work } from './serve.ts'
import { BATCH, PIXELS, ROWS } from './workloads.ts'

const { executor: simd, datasets } = await loadEnvironment()
const executor: Executor = process.argv[2] === 'definition' ? definition : simd

const learnerOf = (network: Network) =>
  createLearner(setupOf(network), 0, 0, [], splitsOf(network, datasets), executor, 0)

function training(network: Network): Work {
  const learner = learnerOf(network)
  return () => {
    learner.next()
    return BATCH[network]
  }
}

/** The parameters move from point to point, and the loss is that of the same rows. */
function landscape(): Work {
  const learner = learnerOf('W2')
  const { offset, length } = learner.network.parameters
  const parameters = learner.arena.subarray(offset, offset + length)
  const [start, direction] = [parameters.slice(), parameters.map((value) => 0.01 * value)]
  const { inputs, targets } = rowsOf('W2', 0, ROWS)
  const rows = { ...splitsOf('W2', datasets).train, count: ROWS, inputs, labels: Uint8Array.from(targets) }
  let along = 0
  return () => {
    along = (along + 1) % 20
    for (let k = 0; k < length; k++) parameters[k] = start[k]! + along * direction[k]!
    learner.evaluate(rows)
    return ROWS
  }
}

function boundary(): Work {
  const learner = learnerOf('W1')
  const inputs = Float32Array.from({ length: 2 * PIXELS }, (_, k) => ((k * 7919) % 2003) / 1001 - 1)
  return () => learner.outputs(inputs, PIXELS).length
}

/** Rows stand four floats apart from the next power of two, as a plan lays them out. */
function product(side: number): Work {
  const stride = side + 4
  let end = 0
  const slice = (length: number) => {
    end += length
    return { offset: end - length, length }
  }
  const operands = [slice(side * side), slice(side), slice(side * stride), slice(side * stride)]
  const { arena, run } = executor.prepare({
    segments: { forward: [{ code: 'dense', operands, numbers: [side, side, stride] }] },
    arenaLength: end,
  })
  for (let k = 0; k < end; k++) arena[k] = ((k * 7919) % 2003) / 1001 - 1
  return () => {
    run('forward', side, TRAINING)
    return 1
  }
}

await serve({
  W1: () => training('W1'),
  W2: () => training('W2'),
  W3: () => training('W3'),
  W4: landscape,
  W5: boundary,
  W6: () => training('W6'),
  G64: () => product(64),
  G128: () => product(128),
})
