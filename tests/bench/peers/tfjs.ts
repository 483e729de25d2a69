/** TensorFlow.js on the backend that is named on the command line: cpu or wasm, one thread. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import tf from '@tensorflow/tfjs'
import wasm from '@tensorflow/tfjs-backend-wasm'
import { batchesOf, inTurn, pixels, rowsOf, weights } from '../batches.ts'
import type { Network } from '../examples.ts'
import { serve, type Work } from '../serve.ts'
import { DROPOUT, LEARNING_RATE, PIXELS, ROWS, SIDE, WIDTHS } from '../workloads.ts'

wasm.setWasmPaths(join(dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm'))), '/'))
wasm.setThreadsCount(1)
await tf.setBackend(process.argv[2])

type Tensor = ReturnType<typeof tf.tensor>
/** A layer, from its input to its output; it makes its variables when it is made. */
type Layer = (x: Tensor) => Tensor

const variable = (shape: readonly number[], inputs: number) =>
  tf.variable(
    tf.tensor(
      weights(
        shape.reduce((a, b) => a * b),
        inputs,
      ),
      shape,
    ),
  )

function dense(inputs: number, outputs: number): Layer {
  const [w, b] = [variable([inputs, outputs], inputs), tf.variable(tf.zeros([outputs]))]
  return (x) => tf.add(tf.matMul(x, w), b)
}

function convolution(inputs: number, outputs: number): Layer {
  const [w, b] = [variable([3, 3, inputs, outputs], 9 * inputs), tf.variable(tf.zeros([outputs]))]
  return (x) => tf.relu(tf.add(tf.conv2d(x, w, 1, 'same'), b))
}

/** Normalizes by the batch, and keeps running averages as a layer of theirs does. */
function batchNorm(features: number): Layer {
  const [scale, shift] = [tf.variable(tf.ones([features])), tf.variable(tf.zeros([features]))]
  const running = [tf.zeros([features]), tf.ones([features])].map((start) => tf.variable(start, false))
  return (x) => {
    const { mean, variance } = tf.moments(x, 0)
    for (const [k, fresh] of [mean, variance].entries())
      tf.tidy(() => running[k].assign(tf.add(tf.mul(running[k], 0.9), tf.mul(fresh, 0.1))))
    return tf.batchNorm(x, mean, variance, shift, scale, 1e-5)
  }
}

const chain =
  (layers: readonly Layer[]): Layer =>
  (x) =>
    layers.reduce((value, layer) => layer(value), x)

const network = {
  W1: () => chain(pairs(WIDTHS.W1).flatMap(([inputs, outputs]) => [dense(inputs, outputs), tf.tanh])),
  W2: () => chain([...hidden((_) => [tf.relu]), dense(64, 10)]),
  W3: () =>
    chain([
      (x) => tf.reshape(x, [-1, 8, 8, 1]),
      convolution(1, 8),
      convolution(8, 16),
      (x) => tf.reshape(tf.maxPool(x, 2, 2, 'valid'), [-1, 256]),
      dense(256, 10),
    ]),
  W6: () =>
    chain([...hidden((units) => [batchNorm(units), tf.relu, (x: Tensor) => tf.dropout(x, DROPOUT)]), dense(64, 10)]),
}

const pairs = (widths: readonly number[]) => widths.slice(1).map((units, k) => [widths[k]!, units] as const)

/** The hidden layers of W2, each with what `after` makes for its units. */
const hidden = (after: (units: number) => readonly Layer[]): readonly Layer[] =>
  pairs(WIDTHS.W2.slice(0, -1)).flatMap(([inputs, units]) => [dense(inputs, units), ...after(units)])

const crossEntropy = (logits: Tensor, targets: Tensor) => tf.losses.softmaxCrossEntropy(targets, logits)
const squared = (outputs: Tensor, targets: Tensor) => tf.losses.meanSquaredError(targets, outputs)
const oneHot = (targets: Float32Array) => tf.cast(tf.oneHot(tf.tensor1d(targets, 'int32'), 10), 'float32')

/** The batches are tensors from the start. */
function training(id: Network): Work {
  const apply = network[id]()
  const loss = id === 'W1' ? squared : crossEntropy
  const optimizer = tf.train.sgd(LEARNING_RATE)
  const batches = batchesOf(id).map(({ inputs, targets }) => ({
    count: targets.length,
    x: tf.tensor2d(inputs, [targets.length, inputs.length / targets.length]),
    t: id === 'W1' ? tf.tensor2d(targets, [targets.length, 1]) : oneHot(targets),
  }))
  return inTurn(batches, ({ count, x, t }) => {
    optimizer.minimize(() => loss(apply(x), t))
    return count
  })
}

function landscape(): Work {
  const apply = network.W2()
  const { inputs, targets } = rowsOf('W2', 0, ROWS)
  const [x, t] = [tf.tensor2d(inputs, [ROWS, 64]), oneHot(targets)]
  return () => {
    tf.tidy(() => crossEntropy(apply(x), t).dataSync())
    return ROWS
  }
}

function boundary(): Work {
  const apply = network.W1()
  const x = tf.tensor2d(pixels(), [PIXELS, 2])
  return () => tf.tidy(() => apply(x).dataSync()).length
}

function product(side: number): Work {
  const [a, b] = [variable([side, side], side), variable([side, side], side)]
  return () => {
    tf.matMul(a, b).dispose()
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
  G64: () => product(SIDE.G64),
  G128: () => product(SIDE.G128),
})
