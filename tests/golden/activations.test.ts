/** The activation layers of both executors against PyTorch, operations and plan together. */
import { describe, expect, test } from 'vitest'
import { TRAINING } from '#core/program.ts'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { planOneLayer } from '../core/one-layer.ts'
import { expectClose, readCases } from './golden.ts'

const { executor: simd } = await loadEnvironment()
const cases = readCases('activations')
const layers: { readonly [name: string]: readonly [kind: string, options?: { readonly slope: number }] } = {
  relu: ['relu'],
  tanh: ['tanh'],
  sigmoid: ['sigmoid'],
  'leaky_relu_0.01': ['leaky-relu', { slope: 0.01 }],
  gelu_exact: ['gelu'],
  silu: ['silu'],
  softplus: ['softplus'],
}

test('every golden activation is tried', () => {
  expect(cases.map(({ name }) => name)).toEqual(Object.keys(layers))
})

describe.each([definition, simd])('$name', (executor) => {
  test.each(cases)('$name', ({ name, inputs, outputs, grads }) => {
    const [kind, options = {}] = layers[name]!
    const { data } = inputs.x!
    const { layer, program, begin } = planOneLayer(kind, options, [1], data.length)
    const { arena, run } = executor.prepare(program)
    begin(arena)
    arena.set(data, layer.input.value.offset)
    arena.set(inputs.upstream!.data, layer.output.gradient.offset)
    const mode = { ...TRAINING, inputGradient: true }
    for (const segment of ['forward', 'backward'] as const) run(segment, data.length, mode)
    const at = ({ offset, length }: { offset: number; length: number }) => arena.slice(offset, offset + length)
    expectClose(at(layer.output.value), outputs.y!.data)
    expectClose(at(layer.input.gradient), grads.x!.data)
  })
})
