import * as ort from 'onnxruntime-web/wasm'
import { describe, expect, test } from 'vitest'
import type { OnnxNode } from '#core/layers/layer.ts'
import type { Activation, Network, PlannedLayer } from '#core/network.ts'
import { networkToOnnx, type OnnxModel, writeOnnx } from '#onnx/write.ts'
import { decode, float, message, text } from './decode.ts'

ort.env.wasm.numThreads = 1

const FEATURES = 5
const UNITS = 7
const CLASSES = 3
const CAPACITY = 8
/** Where the parameters begin in the arena; not at 0, as in a real plan. */
const START = 100

/** Dense, ReLU, dense, its slices laid out by hand. */
function smallNetwork(): Network {
  let end = 1000
  const activation = (features: number): Activation => {
    const value = { offset: end, length: features * CAPACITY }
    const gradient = { offset: end + value.length, length: value.length }
    end += 2 * value.length
    return { shape: [features], features, value, gradient }
  }
  let parameterEnd = START
  const dense = (name: string, input: Activation, output: Activation): PlannedLayer => {
    const shapes = { weight: [output.features, input.features], bias: [output.features] }
    const parameters = (['weight', 'bias'] as const).map((role) => {
      const shape = shapes[role]
      const length = shape.reduce((a, b) => a * b)
      const value = { offset: parameterEnd, length }
      parameterEnd += length
      return {
        name: `${name}.${role}`,
        role,
        shape,
        fanIn: input.features,
        fanOut: output.features,
        value,
        gradient: { offset: value.offset + 400, length },
      }
    })
    return {
      name,
      layer: { kind: 'dense', units: output.features },
      path: 'model.0',
      input,
      output,
      parameters,
      states: [],
    }
  }
  const [input, hidden, rectified, logits] = [FEATURES, UNITS, UNITS, CLASSES].map(activation) as [
    Activation,
    Activation,
    Activation,
    Activation,
  ]
  const layers: PlannedLayer[] = [
    dense('dense-1', input, hidden),
    {
      name: 'relu-1',
      layer: { kind: 'relu' },
      path: 'model.1',
      input: hidden,
      output: rectified,
      parameters: [],
      states: [],
    },
    dense('dense-2', rectified, logits),
  ]
  const length = parameterEnd - START
  return {
    layers,
    input,
    image: null,
    classes: null,
    logits,
    targets: { offset: 3000, length: CLASSES * CAPACITY },
    losses: { offset: 3100, length: CAPACITY },
    parameters: { offset: START, length },
    gradients: { offset: START + 400, length },
    states: { offset: 0, length: 0 },
    capacity: CAPACITY,
    columns: CAPACITY,
  }
}

function nodesOf(layer: PlannedLayer, input: string, output: string): OnnxNode[] {
  if (layer.layer.kind === 'relu') return [{ op: 'Relu', inputs: [input], outputs: [output] }]
  const [weight, bias] = layer.parameters.map(({ name }) => name) as [string, string]
  return [{ op: 'Gemm', inputs: [input, weight, bias], outputs: [output], attributes: { transB: { int: 1 } } }]
}

/** Numbers between −1 and 1 that look random. */
const scattered = (length: number, seed: number) =>
  Float32Array.from({ length }, (_, k) => (((k + seed) * 7919) % 2003) / 1001 - 1)

/** x [batch, inputs] times weights [outputs, inputs] plus bias, in plain loops. */
function denseByHand(x: number[][], weights: Float32Array, bias: Float32Array): number[][] {
  return x.map((row) =>
    Array.from(bias, (b, output) => row.reduce((sum, value, k) => sum + value * weights[output * row.length + k]!, b)),
  )
}

async function runModel(bytes: Uint8Array, x: number[][]): Promise<{ dims: readonly number[]; data: number[] }> {
  const session = await ort.InferenceSession.create(bytes)
  const input = new ort.Tensor('float32', Float32Array.from(x.flat()), [x.length, x[0]!.length])
  const { logits } = await session.run({ input })
  return { dims: logits!.dims, data: Array.from(logits!.data as Float32Array) }
}

const options = { name: 'small', producerVersion: 'abc123' }

describe('networkToOnnx and writeOnnx', () => {
  const network = smallNetwork()
  const parameters = scattered(network.parameters.length, 3)
  const values = { parameters, states: new Float32Array(0) }

  test.each([1, 7])('give the outputs of plain loops in onnxruntime for a batch of %i', async (count) => {
    const x = Array.from({ length: count }, (_, example) => Array.from(scattered(FEATURES, 50 * example)))
    const slice = (from: number, length: number) => parameters.subarray(from, from + length)
    const hidden = denseByHand(x, slice(0, 35), slice(35, 7)).map((row) => row.map((value) => Math.max(0, value)))
    expect(hidden.flat().filter((value) => value === 0).length).toBeGreaterThan(0)
    const expected = denseByHand(hidden, slice(42, 21), slice(63, 3)).flat()

    const { dims, data } = await runModel(writeOnnx(networkToOnnx(network, values, nodesOf, options)), x)
    expect(dims).toEqual([count, CLASSES])
    expect(data).toHaveLength(expected.length)
    data.forEach((value, k) => {
      expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-5)
    })
  })

  test('names the layers’ values and copies their parameters', () => {
    const model = networkToOnnx(network, values, nodesOf, { ...options, metadata: { seed: '3' } })
    expect(model.nodes.map(({ inputs, outputs }) => [inputs[0], outputs[0]])).toEqual([
      ['input', 'dense-1'],
      ['dense-1', 'relu-1'],
      ['relu-1', 'logits'],
    ])
    expect(model.input).toEqual({ name: 'input', shape: ['batch', FEATURES] })
    expect(model.output).toEqual({ name: 'logits', shape: ['batch', CLASSES] })
    expect(model.initializers.map(({ name, shape }) => [name, shape])).toEqual([
      ['dense-1.weight', [UNITS, FEATURES]],
      ['dense-1.bias', [UNITS]],
      ['dense-2.weight', [CLASSES, UNITS]],
      ['dense-2.bias', [CLASSES]],
    ])
    expect(model.initializers.flatMap(({ values }) => Array.from(values))).toEqual([...parameters])
    expect(model.metadata).toEqual({ seed: '3' })
  })

  test('refuse another number of parameters or states', () => {
    expect(() => networkToOnnx(network, { ...values, parameters: new Float32Array(65) }, nodesOf, options)).toThrow(
      'The network has 66 parameters, but 65 values were given.',
    )
    expect(() => networkToOnnx(network, { ...values, states: new Float32Array(1) }, nodesOf, options)).toThrow(
      'The network has 0 states, but 1 values were given.',
    )
  })
})

describe('writeOnnx', () => {
  const model: OnnxModel = {
    name: 'fields',
    producerVersion: '0.1 λ',
    input: { name: 'x', shape: ['batch', 300] },
    output: { name: 'y', shape: [2, 1] },
    nodes: [
      {
        op: 'Example',
        inputs: ['x', 'w'],
        outputs: ['y'],
        attributes: {
          axis: { int: -1 },
          alpha: { float: 0.1 },
          mode: { string: '값' },
          pads: { ints: [0, 1, 128, -2] },
        },
        constants: [{ name: 'axes', type: 'int64', shape: [3], values: [0, -1, 2 ** 40] }],
      },
    ],
    initializers: [{ name: 'w', type: 'float', shape: [2, 150], values: scattered(300, 1) }],
    metadata: { experiment: 'l2-penalty/digits', title: '가중치 감쇠' },
  }
  const file = decode(writeOnnx(model))
  const graph = message(file, 7)

  test('writes versions, producer, operator set and metadata', () => {
    expect(file.get(1)).toEqual([8n])
    expect(text(file, 2)).toEqual(['held-out'])
    expect(text(file, 3)).toEqual(['0.1 λ'])
    expect(message(file, 8).get(2)).toEqual([17n])
    expect([0, 1].map((k) => [text(message(file, 14, k), 1), text(message(file, 14, k), 2)])).toEqual([
      [['experiment'], ['l2-penalty/digits']],
      [['title'], ['가중치 감쇠']],
    ])
  })

  test('writes nodes with attributes of every type', () => {
    const node = message(graph, 1)
    expect([text(node, 1), text(node, 2), text(node, 4)]).toEqual([['x', 'w'], ['y'], ['Example']])
    const [axis, alpha, mode, pads] = [0, 1, 2, 3].map((k) => message(node, 5, k))
    expect([text(axis!, 1), axis!.get(3), axis!.get(20)]).toEqual([['axis'], [2n ** 64n - 1n], [2n]])
    expect([text(alpha!, 1), float(alpha!, 2), alpha!.get(20)]).toEqual([['alpha'], [Math.fround(0.1)], [1n]])
    expect([text(mode!, 1), text(mode!, 4), mode!.get(20)]).toEqual([['mode'], ['값'], [3n]])
    expect([text(pads!, 1), pads!.get(8), pads!.get(20)]).toEqual([['pads'], [0n, 1n, 128n, 2n ** 64n - 2n], [7n]])
  })

  test('writes initializers as little-endian float32', () => {
    const initializer = message(graph, 5)
    expect(initializer.get(1)).toEqual([2n, 150n])
    expect(initializer.get(2)).toEqual([1n])
    expect(text(initializer, 8)).toEqual(['w'])
    const raw = Buffer.from(initializer.get(9)![0] as Uint8Array)
    expect(raw).toHaveLength(1200)
    expect(Array.from({ length: 300 }, (_, k) => raw.readFloatLE(4 * k))).toEqual(
      Array.from(model.initializers[0]!.values),
    )
  })

  test('writes the constants of a node behind them, as little-endian int64', () => {
    expect(graph.get(5)).toHaveLength(2)
    const constant = message(graph, 5, 1)
    expect([constant.get(1), constant.get(2), text(constant, 8)]).toEqual([[3n], [7n], ['axes']])
    const raw = Buffer.from(constant.get(9)![0] as Uint8Array)
    expect([0, 8, 16].map((at) => raw.readBigInt64LE(at))).toEqual([0n, -1n, 2n ** 40n])
    expect(raw).toHaveLength(24)
  })

  test('writes input and output with fixed and named dimensions', () => {
    const dimensions = (field: number) => {
      const value = message(graph, field)
      const tensor = message(message(value, 2), 1)
      expect(tensor.get(1)).toEqual([1n])
      const shape = message(tensor, 2)
      return [text(value, 1), shape.get(1)!.map((_, k) => [message(shape, 1, k).get(1), text(message(shape, 1, k), 2)])]
    }
    expect(dimensions(11)).toEqual([
      ['x'],
      [
        [undefined, ['batch']],
        [[300n], []],
      ],
    ])
    expect(dimensions(12)).toEqual([
      ['y'],
      [
        [[2n], []],
        [[1n], []],
      ],
    ])
    expect(text(graph, 2)).toEqual(['fields'])
  })

  test('refuses a shape that does not match its values', () => {
    const initializers = [{ name: 'w', type: 'float', shape: [2, 3], values: new Float32Array(5) }] as const
    expect(() => writeOnnx({ ...model, initializers })).toThrow('“w” of shape [2, 3] has 6 values, but 5 were given.')
  })
})
