/** Convolution and pooling of both executors against PyTorch, operations and plan together. */
import { describe, expect, test } from 'vitest'
import { TRAINING } from '#core/program.ts'
import type { Json } from '#core/units.ts'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { planOneLayer } from '../core/one-layer.ts'
import { columns, expectClose, flat, type GoldenCase, readCases, rows } from './golden.ts'

const { executor: simd } = await loadEnvironment()
const pools: { readonly [family: string]: string } = {
  maxpool2: 'max-pool',
  avgpool2: 'average-pool',
  globalavgpool: 'global-average-pool',
}

/** What a case's name and attributes say: the layer and its options. */
function layerOf({
  name,
  attrs,
  inputs: { w },
}: GoldenCase): readonly [kind: string, { readonly [name: string]: Json }] {
  if (!w) return [pools[name.split('_')[0]!]!, attrs]
  const [channels, , kernel, kernelWidth] = w.shape as [number, number, number, number]
  return ['conv2d', { channels, kernel, kernelWidth, stride: attrs.stride!, padding: attrs.padding! }]
}

describe.each([definition, simd])('$name', (executor) => {
  test.each([...readCases('conv2d'), ...readCases('pool')])('$name', (golden) => {
    const { inputs, outputs, grads } = golden
    const [count, ...shape] = inputs.x!.shape as [number, ...number[]]
    // Room for three columns more than are live: they hold NaN and must stay out of every sum.
    const stride = count + 3
    const { layer, program } = planOneLayer(...layerOf(golden), shape, stride)
    const { arena, run } = executor.prepare(program)
    arena.set(columns(flat(inputs.x!), stride), layer.input.value.offset)
    arena.set(columns(flat(inputs.upstream!), stride), layer.output.gradient.offset)
    const [weight, bias] = layer.parameters
    if (weight) arena.set(inputs.w!.data, weight.value.offset)
    if (bias) arena.set(inputs.b!.data, bias.value.offset)
    for (const segment of ['forward', 'backward'] as const) run(segment, count, { ...TRAINING, inputGradient: true })

    const at = ({ offset, length }: { offset: number; length: number }) => arena.slice(offset, offset + length)
    expect(layer.output.shape).toEqual(outputs.y!.shape.slice(1))
    expectClose(rows(at(layer.output.value), count, stride), outputs.y!.data)
    expectClose(rows(at(layer.input.gradient), count, stride), grads.x!.data)
    if (weight) expectClose(at(weight.gradient), grads.w!.data)
    if (bias) expectClose(at(bias.gradient), grads.b!.data)
  })
})
