/**
 * jax-js on its WebAssembly backend, each step compiled by `jit`. Its arrays are counted references: `ref` where one is
 * used again. A step is waited for, since a long queue is slower.
 */
import { blockUntilReady, defaultDevice, grad, init, jit, lax, nn, numpy as np, tree } from '@jax-js/jax'
import { batchesOf, pixels, rowsOf, weights } from '../batches.ts'
import type { Network } from '../examples.ts'
import { serve, type Work } from '../serve.ts'
import { LEARNING_RATE, PIXELS, ROWS, SIDE, WIDTHS } from '../workloads.ts'

await init('wasm')
defaultDevice('wasm')

type Values = ReturnType<typeof np.array>
type Layers = readonly { readonly w: Values; readonly b: Values }[]

const array = (values: Float32Array, shape: readonly number[]) => np.array(values).reshape(shape)
const pairs = (widths: readonly number[]) => widths.slice(1).map((units, k) => [widths[k]!, units] as const)
const denseParameters = (inputs: number, units: number) => ({
  w: array(weights(inputs * units, inputs), [inputs, units]),
  b: np.zeros([units]),
})
const kernels = (inputs: number, channels: number) => ({
  w: array(weights(9 * inputs * channels, 9 * inputs), [channels, inputs, 3, 3]),
  b: np.zeros([channels, 1, 1]),
})

const dense = (x: Values, { w, b }: Layers[number]) => np.dot(x, w).add(b)
const convolution = (x: Values, { w, b }: Layers[number]) => nn.relu(lax.conv(x, w, [1, 1], 'SAME').add(b))
const pool = (x: Values) => np.max(x.reshape([-1, 16, 4, 2, 4, 2]), [3, 5])

const networks = {
  W1: {
    start: () => pairs(WIDTHS.W1).map(([inputs, units]) => denseParameters(inputs, units)),
    apply: (layers: Layers, x: Values) => layers.reduce((value, layer) => np.tanh(dense(value, layer)), x),
  },
  W2: {
    start: () => pairs(WIDTHS.W2).map(([inputs, units]) => denseParameters(inputs, units)),
    apply: (layers: Layers, x: Values) =>
      dense(
        layers.slice(0, -1).reduce((value, layer) => nn.relu(dense(value, layer)), x),
        layers.at(-1)!,
      ),
  },
  W3: {
    start: () => [kernels(1, 8), kernels(8, 16), denseParameters(256, 10)],
    apply: ([first, second, last]: Layers, x: Values) =>
      dense(pool(convolution(convolution(x.reshape([-1, 1, 8, 8]), first!), second!)).reshape([-1, 256]), last!),
  },
}
type Trained = keyof typeof networks

const squared = (outputs: Values, targets: Values) => np.mean(np.square(outputs.sub(targets)))
const crossEntropy = (logits: Values, targets: Values) =>
  np.sum(nn.logSoftmax(logits).mul(targets)).mul(-1 / logits.shape[0])
const oneHot = (targets: Float32Array) =>
  array(
    Float32Array.from({ length: 10 * targets.length }, (_, k) => (k % 10 === targets[Math.floor(k / 10)] ? 1 : 0)),
    [targets.length, 10],
  )

/** The batches are arrays from the start. */
function training(id: Trained & Network): Work {
  const { start, apply } = networks[id]
  const loss = (layers: Layers, x: Values, t: Values) => (id === 'W1' ? squared : crossEntropy)(apply(layers, x), t)
  const step = jit((layers: Layers, x: Values, t: Values) =>
    tree.map(
      (value: Values, slope: Values) => value.sub(slope.mul(LEARNING_RATE)),
      layers,
      grad(loss)(tree.ref(layers), x, t),
    ),
  )
  const batches = batchesOf(id).map(({ inputs, targets }) => ({
    count: targets.length,
    x: array(inputs, [targets.length, inputs.length / targets.length]),
    t: id === 'W1' ? array(targets, [targets.length, 1]) : oneHot(targets),
  }))
  let layers = start()
  let next = 0
  return async () => {
    const { count, x, t } = batches[next]!
    next = (next + 1) % batches.length
    layers = step(layers, x.ref, t.ref)
    await blockUntilReady(layers)
    return count
  }
}

function landscape(): Work {
  const { start, apply } = networks.W2
  const loss = jit((layers: Layers, x: Values, t: Values) => crossEntropy(apply(layers, x), t))
  const layers = start()
  const { inputs, targets } = rowsOf('W2', 0, ROWS)
  const [x, t] = [array(inputs, [ROWS, 64]), oneHot(targets)]
  return () => {
    loss(tree.ref(layers), x.ref, t.ref).dataSync()
    return ROWS
  }
}

function boundary(): Work {
  const { start, apply } = networks.W1
  const outputs = jit(apply)
  const layers = start()
  const x = array(pixels(), [PIXELS, 2])
  return () => outputs(tree.ref(layers), x.ref).dataSync().length
}

function product(side: number): Work {
  const [a, b] = [array(weights(side * side, side), [side, side]), array(weights(side * side, side), [side, side])]
  const multiply = jit((a: Values, b: Values) => np.dot(a, b))
  return async () => {
    const c = multiply(a.ref, b.ref)
    await blockUntilReady(c)
    c.dispose()
    return 1
  }
}

await serve({
  W1: () => training('W1'),
  W2: () => training('W2'),
  W3: () => training('W3'),
  W4: landscape,
  W5: boundary,
  G64: () => product(SIDE.G64),
  G128: () => product(SIDE.G128),
})
