/** The normalization layers of both executors against PyTorch, operations and plan together. */
import { describe, expect, test } from 'vitest'
import { INFERENCE, type Mode, TRAINING } from '#core/program.ts'
import type { Json } from '#core/units.ts'
import { definition } from '#kernels/definition/executor.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { planOneLayer } from '../core/one-layer.ts'
import { columns, expectClose, flat, readCases, rows } from './golden.ts'

const { executor: simd } = await loadEnvironment()

/** What a case's name says: the layer, its options and the mode. */
function layerOf(name: string): readonly [kind: string, options: { readonly [name: string]: Json }, mode: Mode] {
  const [family, variant] = name.split('_')
  const mode = variant === 'eval' ? { ...INFERENCE, inputGradient: true } : { ...TRAINING, inputGradient: true }
  if (family === 'batchnorm') return ['batch-norm', {}, mode]
  if (family === 'layernorm') return ['layer-norm', {}, mode]
  if (family === 'instancenorm') return ['instance-norm', {}, mode]
  if (family === 'groupnorm') return ['group-norm', { groups: Number(variant!.slice(1)) }, mode]
  throw new Error(`No layer is known for the case “${name}”.`)
}

describe.each([definition, simd])('$name', (executor) => {
  test.each(readCases('normalization'))('$name', ({ name, inputs, outputs, grads }) => {
    const [kind, options, mode] = layerOf(name)
    const [count, ...shape] = inputs.x!.shape as [number, ...number[]]
    // Room for three columns more than are live: they hold NaN and must stay out of every sum.
    const stride = count + 3
    const { layer, program, begin } = planOneLayer(kind, options, shape, stride)
    const { arena, run } = executor.prepare(program)
    begin(arena)
    const [scale, shift] = layer.parameters
    const [mean, variance] = layer.states
    arena.set(columns(flat(inputs.x!), stride), layer.input.value.offset)
    arena.set(columns(flat(inputs.upstream!), stride), layer.output.gradient.offset)
    arena.set(inputs.gamma!.data, scale!.value.offset)
    arena.set(inputs.beta!.data, shift!.value.offset)
    if (inputs.running_mean) arena.set(inputs.running_mean.data, mean!.value.offset)
    if (inputs.running_var) arena.set(inputs.running_var.data, variance!.value.offset)
    for (const segment of ['forward', 'backward', 'commit'] as const) run(segment, count, mode)

    const at = ({ offset, length }: { offset: number; length: number }) => arena.slice(offset, offset + length)
    expectClose(rows(at(layer.output.value), count, stride), outputs.y!.data)
    expectClose(rows(at(layer.input.gradient), count, stride), grads.x!.data)
    expectClose(at(scale!.gradient), grads.gamma!.data)
    expectClose(at(shift!.gradient), grads.beta!.data)
    const after = [outputs.running_mean_after_one_step_from_0, outputs.running_var_after_one_step_from_1]
    if (name.startsWith('batchnorm_train')) {
      expectClose(at(mean!.value), after[0]!.data)
      expectClose(at(variance!.value), after[1]!.data)
    } else expect(after).toEqual([undefined, undefined])
  })
})
