/** Whole trainings against PyTorch: the same start, the same batches, every loss and the network at the end. */
import { describe, expect, test } from 'vitest'
import type { Layer } from '#core/layers/index.ts'
import type { Slice } from '#core/network.ts'
import { planTraining } from '#core/plan.ts'
import { TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Patch, TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { byDefinition, simd, small } from '../core/environments.ts'
import { expectClose, type GoldenCase, readCases } from './golden.ts'

const dense = (units: number) => ({ kind: 'dense', units }) as const
const tanh = { kind: 'tanh' } as const
const relu = { kind: 'relu' } as const
const batchNorm = { kind: 'batch-norm' } as const
const conv = (channels: number) => ({ kind: 'conv2d', channels, kernel: 3, padding: 1 }) as const
const maxPool = { kind: 'max-pool', kernel: 2, stride: 2 } as const

interface Run extends Patch<TrainingSetup> {
  readonly data: TrainingSetup['data']
  readonly model: readonly Layer[]
}
/** What the golden file says of each run in words. */
const runs: { readonly [name: string]: Run } = {
  mlp_tanh_bce_sgd: {
    data: { kind: 'two-moons' },
    model: [dense(8), tanh, dense(8), tanh, dense(1)],
    loss: { kind: 'binary-cross-entropy' },
    optimizer: { kind: 'sgd', learningRate: 0.3 },
    training: { batchSize: 10, steps: 60 },
  },
  mlp_bn_relu_bce_adamw: {
    data: { kind: 'two-moons' },
    model: [dense(8), batchNorm, relu, dense(8), batchNorm, relu, dense(1)],
    loss: { kind: 'binary-cross-entropy' },
    optimizer: { kind: 'adam', learningRate: 0.02 },
    techniques: { 'weight-decay': { strength: 0.05, on: 'all' } },
    training: { batchSize: 10, steps: 60 },
  },
  cnn_bn_gn_ce_momentum: {
    data: { kind: 'digits' },
    model: [
      conv(4),
      batchNorm,
      relu,
      maxPool,
      conv(6),
      { kind: 'group-norm', groups: 2 },
      relu,
      maxPool,
      { kind: 'flatten' },
      dense(10),
    ],
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
    techniques: { l2: { strength: 0.001, on: 'all' } },
    training: { batchSize: 8, steps: 40 },
  },
}

/** The roles under which PyTorch keeps a layer's numbers. */
const names: { readonly [role: string]: string } = {
  weight: 'weight',
  bias: 'bias',
  scale: 'weight',
  shift: 'bias',
  'running-mean': 'running_mean',
  'running-variance': 'running_var',
}

function replay({ name, inputs, outputs }: GoldenCase, { executor }: typeof simd) {
  const spec = { ...small, arms: { run: runs[name] } } as unknown as TrainingSpec
  const setup = resolveArm(spec, 'run') as ResolvedTraining
  const planned = planTraining(setup)
  const { network, options, clock, learningRate } = planned
  const machine = createMachine(planned, executor)
  const { arena } = machine
  for (const { slice, value, path } of options) {
    arena[slice.offset] = value
    if (path === 'optimizer.learningRate') arena[learningRate.offset] = value
  }
  /** Every slice that PyTorch knows too, by its name there. */
  const slices = new Map<string, Slice>(
    network.layers.flatMap(({ parameters, states }, index) =>
      [...parameters, ...states].map(({ name, value }) => [`${index}.${names[name.split('.')[1]!]}`, value] as const),
    ),
  )
  for (const [key, { data }] of Object.entries(inputs))
    if (key.startsWith('init.')) arena.set(data, slices.get(key.slice(5))!.offset)

  const count = inputs.x!.shape[0]!
  const classes = inputs.y!.shape[1]!
  const examples = {
    count,
    inputs: Float32Array.from(inputs.x!.data),
    labels: Uint8Array.from({ length: count }, (_, row) => {
      const target = inputs.y!.data.slice(row * classes, (row + 1) * classes)
      return classes === 1 ? target[0]! : target.indexOf(1)
    }),
    values: new Float32Array(0),
    flipped: new Uint8Array(count),
  }
  const { batchSize, steps } = setup.training
  const losses = Array.from({ length: steps }, (_, step) => {
    arena[clock.offset + 1] = step + 1
    machine.put(
      examples,
      Uint32Array.from({ length: batchSize as number }, (_, j) => (step * (batchSize as number) + j) % count),
    )
    machine.run('draw')
    const { dataLoss } = machine.lossAndGradient(TRAINING)
    for (const segment of ['commit', 'penalty', 'before-update', 'update', 'after-update'] as const)
      machine.run(segment)
    return dataLoss
  })
  // A bias before batch norm has no gradient but rounding. Adam makes whole steps of it, and the running mean follows, one
  // step behind: the losses do not see it, but the end does.
  const isBeforeNorm = (layer: number) => network.layers[layer + 1]?.layer.kind === 'batch-norm'
  const drifts = setup.optimizer.kind === 'adam' && network.layers.some((_, layer) => isBeforeNorm(layer))
  const finals = Object.entries(outputs).flatMap(([key, { data }]) => {
    const [layer, role] = key.slice(6).split('.')
    const isFree = drifts && (role === 'running_mean' || (role === 'bias' && isBeforeNorm(Number(layer))))
    const slice = key.startsWith('final.') && !isFree ? slices.get(key.slice(6)) : undefined
    return slice ? [{ key, expected: data, actual: arena.slice(slice.offset, slice.offset + slice.length) }] : []
  })
  return { losses, finals, atEnd: drifts ? null : machine.outputs(examples.inputs, count) }
}

describe.each([
  ['the definition', byDefinition],
  ['SIMD', simd],
])('by %s', (_, environment) => {
  test.each(readCases('training'))('$name', (golden) => {
    const { losses, finals, atEnd } = replay(golden, environment)
    const expected = golden.outputs.losses!.data
    expect(expected.at(-1)!).toBeLessThan(0.97 * expected[0]!)
    expectClose(losses, expected, 1e-3, 0)
    expect(finals.length).toBeGreaterThan(5)
    for (const { actual, expected } of finals) expectClose(actual, expected, 1e-2, 1e-3)
    if (atEnd) expectClose(atEnd, golden.outputs.eval_output!.data, 1e-2, 5e-3)
  })
})
