/** Dropout, DropConnect and Gaussian noise as layers of a network. */
import { describe, expect, test } from 'vitest'
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import { planTraining } from '#core/plan.ts'
import { INFERENCE, type Mode, type Operation, TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { AWAY, copy, expectGradient, fill, random, run } from './differences.ts'
import { small, trained } from './environments.ts'
import { learning } from './learning.ts'

const withModel = (model: TrainingSpec['model']): TrainingSpec => ({ ...small, model })
const noisy = {
  dropout: [
    { kind: 'dense', units: 6 },
    { kind: 'relu' },
    { kind: 'dropout', probability: 0.4 },
    { kind: 'dense', units: 2 },
  ],
  'drop-connect': [
    { kind: 'drop-connect', units: 6, probability: 0.4 },
    { kind: 'relu' },
    { kind: 'drop-connect', units: 2, bias: false },
  ],
  'gaussian-noise': [
    { kind: 'gaussian-noise', deviation: 0.3 },
    { kind: 'dense', units: 6 },
    { kind: 'relu' },
    { kind: 'gaussian-noise', deviation: 0.5, multiplicative: true },
    { kind: 'dense', units: 2 },
  ],
} as const satisfies { readonly [kind: string]: TrainingSpec['model'] }
const runsIn = (operations: readonly Operation[] = [], mode: Mode) =>
  operations.filter(({ when = {} }) => Object.entries(when).every(([key, value]) => mode[key as keyof Mode] === value))

describe.each(Object.entries(noisy))('%s', (kind, model) => {
  const setup = resolveArm(withModel(model), 'plain') as ResolvedTraining

  test.each([
    ['with its noise', TRAINING],
    ['in inference', INFERENCE],
  ])('%s: the loss has the gradient that the backward pass gives', (_, given) => {
    const mode = { ...given, inputGradient: true }
    for (let cases = 0; cases < 10; ) {
      const { network, program, options, clock } = planTraining(setup)
      const arena = new Float64Array(program.arenaLength)
      const count = random.integer(1, 6)
      const segment = (name: string) => run(runsIn(program.segments[name], mode), arena, count)
      for (const { slice, value } of options) arena[slice.offset] = value
      for (const slice of [network.parameters, network.input.value]) fill(arena, slice)
      for (let b = 0; b < count; b++) arena[network.targets.offset + random.integer(0, 1) * network.capacity + b] = 1
      arena[clock.offset + 1] = cases
      segment('draw')
      segment('forward')
      const relu = network.layers.find(({ layer }) => layer.kind === 'relu')!
      if (copy(arena, relu.input.value).some((z, k) => k % network.capacity < count && Math.abs(z) < AWAY)) continue
      cases += 1
      segment('backward')
      const value = () => {
        segment('forward')
        let sum = 0
        for (let b = 0; b < count; b++) sum += arena[network.losses.offset + b]!
        return sum / count
      }
      expectGradient(arena, network.parameters, copy(arena, network.gradients), value)
      const gradient = copy(arena, network.input.gradient)
      expectGradient(
        arena,
        network.input.value,
        gradient.map((g, k) => (k % network.capacity < count ? g : 0)),
        value,
      )
    }
  })

  test('in inference it is the network without it', () => {
    const without = model.flatMap((layer) =>
      layer.kind === 'dropout' || layer.kind === 'gaussian-noise'
        ? []
        : [
            layer.kind === 'drop-connect'
              ? { kind: 'dense' as const, units: layer.units, bias: 'bias' in layer ? layer.bias : true }
              : layer,
          ],
    )
    const [one, other] = [learning(withModel(model)), learning(withModel(without))]
    other.arena.set(one.read(one.network.parameters), other.network.parameters.offset)
    expect(one.evaluate(one.splits.test)).toEqual(other.evaluate(other.splits.test))
  })

  test('is at work in training', () => {
    const still = model.map((layer) =>
      'probability' in layer || layer.kind === 'drop-connect'
        ? { ...layer, probability: 0 }
        : 'deviation' in layer
          ? { ...layer, deviation: 0 }
          : layer,
    )
    expect(trained(withModel(model)).parameters).not.toEqual(trained(withModel(still)).parameters)
  })

  test('draws anew at each step', () => {
    const learner = learning(withModel(model))
    const { operands } = learner.planned.program.segments.draw!.find(({ layer }) => layer === `${kind}-1`)!
    learner.next()
    const first = learner.read(operands[2]!)
    learner.next()
    expect(learner.read(operands[2]!)).not.toEqual(first)
  })
})

describe('dropout', () => {
  /** The mask of a layer on images, for a batch of 64. */
  function maskOf(on: 'units' | 'channels', probability: number, shape: readonly number[]) {
    const layer = { kind: 'dropout', on, probability } as const
    const data = { kind: 'own-images', file: 'none', height: shape[1]!, width: shape[2]!, classes: 2 } as const
    const spec = {
      ...small,
      data,
      model: [{ kind: 'instance-norm' }, layer, { kind: 'dense', units: 2 }],
    } as const satisfies TrainingSpec
    const { program, clock, options, network } = planTraining(resolveArm(spec, 'plain') as ResolvedTraining)
    const arena = new Float64Array(program.arenaLength)
    for (const { slice, value } of options) arena[slice.offset] = value
    arena[clock.offset] = 11
    run(program.segments.draw!, arena, 64)
    const mask = program.segments.draw![0]!.operands[2]!
    return copy(arena, mask).filter((_, k) => k % network.capacity < network.columns)
  }

  test('of 3 with p = 1/4: survivors are 4, the mean is 3, the variance 3', () => {
    const values = maskOf('units', 0.25, [1, 40, 40])
    const outputs = [...values].map((m) => 3 * m)
    expect(new Set(outputs)).toEqual(new Set([0, 4]))
    const mean = outputs.reduce((a, b) => a + b) / outputs.length
    const variance = outputs.reduce((a, b) => a + (b - mean) ** 2, 0) / outputs.length
    expect(Math.abs(mean - 3)).toBeLessThan(0.03)
    expect(Math.abs(variance - 3)).toBeLessThan(0.03)
  })

  test('of channels drops all of a channel or nothing', () => {
    const values = maskOf('channels', 0.5, [1, 7, 7])
    for (let b = 0; b < 64; b++) {
      const column = [...values].filter((_, k) => k % 64 === b)
      expect(new Set(column).size).toBe(1)
    }
    expect(new Set(values)).toEqual(new Set([0, 2]))
  })

  test('the masks of a layer stay where another layer’s probability changes', () => {
    const masks = (first: number) => {
      const model = [
        { kind: 'dropout', probability: first },
        { kind: 'dense', units: 8 },
        { kind: 'relu' },
        { kind: 'dropout', probability: 0.5 },
        { kind: 'dense', units: 2 },
      ] as const
      const learner = learning(withModel(model))
      learner.next()
      return learner.planned.program.segments.draw!.map(({ operands }) => learner.read(operands[2]!))
    }
    const [a, b] = [masks(0), masks(0.5)]
    expect(b[0]).not.toEqual(a[0])
    expect(b[1]).toEqual(a[1])
  })

  test('as a technique stands behind every hidden activation, with its options', () => {
    const spec = {
      ...withModel([
        { kind: 'dense' },
        { kind: 'relu' },
        { kind: 'dense' },
        { kind: 'relu' },
        { kind: 'dense', units: 2 },
      ]),
      arms: { plain: { techniques: { dropout: { probability: 0.3 } } } },
    }
    const { network, options } = learning(spec).planned
    expect(network.layers.map(({ name }) => name)).toEqual([
      ...['dense-1', 'relu-1', 'dropout-1', 'dense-2', 'relu-2', 'dropout-2', 'dense-3'],
    ])
    expect(options).toContainEqual(expect.objectContaining({ path: 'techniques.dropout.probability', value: 0.3 }))
  })
})

test('every activation of the registry says that it is one', () => {
  const activations = ['relu', 'leaky-relu', 'tanh', 'sigmoid', 'gelu', 'silu', 'softplus']
  const registry: readonly LayerUnit[] = layers
  expect(registry.filter(({ activation }) => activation).map(({ id }) => id)).toEqual(
    registry.map(({ id }) => id).filter((id) => activations.includes(id)),
  )
})
