/** Runs of every optimizer against PyTorch, by the units themselves: what they plan, on eleven weights and given gradients. */
import { describe, expect, test } from 'vitest'
import type { Optimizer } from '#core/optimizers/index.ts'
import { planTraining } from '#core/plan.ts'
import { TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { byDefinition, simd, small } from '../core/environments.ts'
import { expectClose, readCases } from './golden.ts'

const sgd = (momentum = 0, nesterov = false): Optimizer => ({ kind: 'sgd', learningRate: 0.1, momentum, nesterov })
const adam: Optimizer = { kind: 'adam', learningRate: 0.01 }
const on = 'all'

const setups: readonly (readonly [string, Optimizer, NonNullable<TrainingSetup['techniques']>])[] = [
  ['sgd', sgd(), {}],
  ['sgd_l2_0.01', sgd(), { l2: { strength: 0.01, on } }],
  // Without momentum the decoupled decay is the same move.
  ['sgd_l2_0.01', sgd(), { 'weight-decay': { strength: 0.01, on } }],
  ['sgd_momentum_0.9', sgd(0.9), {}],
  ['sgd_momentum_0.9_nesterov', sgd(0.9, true), {}],
  ['sgd_momentum_0.9_l2_0.01', sgd(0.9), { l2: { strength: 0.01, on } }],
  ['adam', adam, {}],
  ['adam_l2_0.1', adam, { l2: { strength: 0.1, on } }],
  ['adamw_0.1', adam, { 'weight-decay': { strength: 0.1, on } }],
  ['rmsprop', { kind: 'rmsprop', learningRate: 0.01 }, {}],
]
const cases = readCases('optimizers')

test('every golden run of an optimizer is tried', () => {
  expect(new Set(setups.map(([name]) => name))).toEqual(new Set(cases.map(({ name }) => name)))
})

describe.each([
  ['the definition', byDefinition],
  ['SIMD', simd],
])('by %s', (_, { executor }) => {
  test.each(setups)('%s with %o and %o', (name, optimizer, techniques) => {
    const { inputs, outputs } = cases.find((candidate) => candidate.name === name)!
    // Eleven parameters: five weights, five more and a bias.
    const model = [{ kind: 'dense', units: 5, bias: false } as const, { kind: 'dense', units: 1 } as const]
    const spec: TrainingSpec = { ...small, data: { kind: 'sine' }, model, optimizer, techniques }
    const planned = planTraining(resolveArm(spec, 'plain') as ResolvedTraining)
    const { parameters, gradients } = planned.network
    expect(parameters.length).toBe(11)

    const { arena, run } = executor.prepare(planned.program)
    for (const { path, slice, value } of planned.options) {
      arena[slice.offset] = value
      if (path === 'optimizer.learningRate') arena[planned.learningRate.offset] = value
    }
    arena.set(inputs.w0!.data, parameters.offset)
    const [steps, length] = outputs.w!.shape as [number, number]
    for (let step = 0; step < steps; step++) {
      arena.set(inputs.grads!.data.slice(step * length, (step + 1) * length), gradients.offset)
      for (const segment of ['penalty', 'before-update', 'update', 'after-update'] as const) run(segment, 0, TRAINING)
      const weights = arena.subarray(parameters.offset, parameters.offset + length)
      expectClose(weights, outputs.w!.data.slice(step * length, (step + 1) * length))
    }
  })
})
