/** ConvNetJS, which works on one example at a time. */
import convnet from 'convnetjs'
import { batchesOf, inTurn } from '../batches.ts'
import type { Network } from '../examples.ts'
import { serve, type Work } from '../serve.ts'
import { BATCH, LEARNING_RATE, WIDTHS } from '../workloads.ts'

type Net = InstanceType<typeof convnet.Net>

const input = (side: number, depth: number) => ({ type: 'input', out_sx: side, out_sy: side, out_depth: depth })
const dense = (activation: string) => (num_neurons: number) => ({ type: 'fc', num_neurons, activation })
const convolution = (filters: number) => ({ type: 'conv', sx: 3, filters, stride: 1, pad: 1, activation: 'relu' })
const classes = { type: 'softmax', num_classes: 10 }

function training(network: Network, side: number, layers: readonly object[], finish = (_: Net) => {}): Work {
  const net = new convnet.Net()
  net.makeLayers(layers)
  finish(net)
  const options = { method: 'sgd', learning_rate: LEARNING_RATE, momentum: 0, l2_decay: 0, batch_size: BATCH[network] }
  const trainer = new convnet.Trainer(net, options)
  const examples = batchesOf(network).map(({ inputs, targets }) =>
    Array.from(targets, (target, row) => {
      const features = inputs.length / targets.length
      const volume = new convnet.Vol(side, side, features / side ** 2, 0)
      volume.w.set(inputs.subarray(row * features, (row + 1) * features))
      return { volume, target: network === 'W1' ? [target] : target }
    }),
  )
  return inTurn(examples, (batch) => {
    for (const { volume, target } of batch) trainer.train(volume, target)
    return batch.length
  })
}

/** It puts a dense layer of its own before a squared loss; the tanh behind that has to be put in by hand. */
function addTanh(net: Net): void {
  net.layers.splice(-1, 0, new convnet.TanhLayer({ in_sx: 1, in_sy: 1, in_depth: 1 }))
}

const [, ...hidden] = WIDTHS.W1.slice(0, -1)
await serve({
  W1: () => {
    const layers = [input(1, 2), ...hidden.map(dense('tanh')), { type: 'regression', num_neurons: 1 }]
    return training('W1', 1, layers, addTanh)
  },
  W2: () => training('W2', 1, [input(1, 64), ...WIDTHS.W2.slice(1, -1).map(dense('relu')), classes]),
  W3: () =>
    training('W3', 8, [input(8, 1), convolution(8), convolution(16), { type: 'pool', sx: 2, stride: 2 }, classes]),
})
