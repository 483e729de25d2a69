/** The normalization layers on numbers that were worked out by hand, and what each of them promises. */
import { describe, expect, test } from 'vitest'
import { planTraining } from '#core/plan.ts'
import { INFERENCE, type Mode, TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { columns, rows } from '../golden/golden.ts'
import { byDefinition, simd, small, trained } from './environments.ts'
import { planOneLayer } from './one-layer.ts'

type Options = { readonly [option: string]: Json }
type Batch = readonly (readonly number[])[]
const ALL = { noise: true, statistics: 'batch', inputGradient: true } as const satisfies Mode

/** A layer on a batch, by the definition; a second batch may be given to the same layer in another mode. */
function oneLayer(kind: string, options: Options, shape: readonly number[], executor = byDefinition.executor) {
  const capacity = 8
  const { layer, program, begin } = planOneLayer(kind, options, shape, capacity)
  const { arena, run } = executor.prepare(program)
  begin(arena)
  const read = ({ offset, length }: { offset: number; length: number }) => [...arena.slice(offset, offset + length)]
  const put = (batch: Batch, at: { offset: number }) =>
    arena.set(columns({ shape: [batch.length, batch[0]!.length], data: batch.flat() }, capacity), at.offset)
  return {
    layer,
    arena,
    forward(batch: Batch, mode: Mode = TRAINING): number[] {
      put(batch, layer.input.value)
      run('draw', batch.length, mode)
      run('forward', batch.length, mode)
      return rows(read(layer.output.value), batch.length, capacity)
    },
    /** The gradient in the last batch of `forward`. */
    backward(upstream: Batch, mode: Mode = ALL): number[] {
      put(upstream, layer.output.gradient)
      run('backward', upstream.length, mode)
      return rows(read(layer.input.gradient), upstream.length, capacity)
    },
    commit: (count: number) => run('commit', count, TRAINING),
    parameter: (role: string) => layer.parameters.find((parameter) => parameter.role === role)!,
    state: (name: string) => read(layer.states.find((state) => state.name.endsWith(`.${name}`))!.value),
  }
}

const column = (values: readonly number[]): Batch => values.map((value) => [value])
function expectNear(actual: readonly number[], expected: readonly number[], places = 5): void {
  expect(actual).toHaveLength(expected.length)
  expected.forEach((value, k) => {
    expect(actual[k]).toBeCloseTo(value, places)
  })
}

describe('by hand, batch norm', () => {
  test('of 0, 0, 4, 4: output, gradient, running statistics, inference', () => {
    const { forward, backward, commit, state } = oneLayer('batch-norm', { epsilon: 0 }, [1])
    expect(forward(column([0, 0, 4, 4]))).toEqual([-1, -1, 1, 1])
    expect(backward(column([1, 0, 0, 0]))).toEqual([0.25, -0.25, 0, 0])
    commit(4)
    expectNear([...state('running-mean'), ...state('running-variance')], [0.2, 0.9 + 0.1 * (16 / 3)])
    expectNear(forward(column([4]), INFERENCE), [3.8 / Math.sqrt(0.9 + 0.1 * (16 / 3))])
    expectNear(backward(column([1]), { ...INFERENCE, inputGradient: true }), [1 / Math.sqrt(0.9 + 0.1 * (16 / 3))])
  })

  test('of 1, 1, 5, 5 with γ = 2', () => {
    const { arena, forward, backward, parameter } = oneLayer('batch-norm', { epsilon: 0 }, [1])
    arena[parameter('scale').value.offset] = 2
    expect(forward(column([1, 1, 5, 5]))).toEqual([-2, -2, 2, 2])
    expect(backward(column([0, 0, 0, 1]))).toEqual([0, 0, -0.5, 0.5])
  })

  test('in inference one example gives what it gives among others', () => {
    const { forward } = oneLayer('batch-norm', {}, [2])
    const alone = forward([[0.3, -2]], INFERENCE)
    expect(
      forward(
        [
          [0.3, -2],
          [5, 5],
          [-1, 8],
        ],
        INFERENCE,
      ).slice(0, 2),
    ).toEqual(alone)
    expect(
      forward([
        [0.3, -2],
        [5, 5],
        [-1, 8],
      ]).slice(0, 2),
    ).not.toEqual(alone)
  })

  test('by the statistics of a batch of one is β', () => {
    const { arena, forward, parameter } = oneLayer('batch-norm', {}, [2])
    arena.set([0.5, -3], parameter('shift').value.offset)
    expect(forward([[7, 1e4]], { ...INFERENCE, statistics: 'batch' })).toEqual([0.5, -3])
  })

  test('takes its running average’s weight from the arena', () => {
    const { layer, forward, commit, state } = oneLayer('batch-norm', { momentum: 1 }, [1])
    forward(column([1, 2, 3, 6]))
    commit(4)
    expectNear([...state('running-mean'), ...state('running-variance')], [3, 14 / 3])
    expect(layer.states.map(({ name }) => name)).toEqual(['batch-norm-1.running-mean', 'batch-norm-1.running-variance'])
  })

  test('without γ and β has no parameters, and the same output', () => {
    const plain = oneLayer('batch-norm', { affine: false }, [1])
    expect(plain.layer.parameters).toEqual([])
    expect(plain.forward(column([1, 2, 3, 6]))).toEqual(oneLayer('batch-norm', {}, [1]).forward(column([1, 2, 3, 6])))
  })
})

describe('by hand, four axes on one tensor of 2 x 4 x 1 x 2', () => {
  const tensor = [
    [1, 3, 5, 7, 0, 4, 8, 4],
    [3, 5, 9, 11, 2, 6, 4, 0],
  ]
  test.each([
    ['batch-norm', {}, -Math.SQRT2, 0],
    ['layer-norm', {}, -3 / Math.sqrt(6.5), -1 / Math.sqrt(6.5)],
    ['instance-norm', {}, -1, 1],
    ['group-norm', { groups: 2 }, -3 / Math.sqrt(5), -1 / Math.sqrt(5)],
  ])('%s makes of the first two values', (kind, options, first, second) => {
    expectNear(
      oneLayer(kind, { ...options, epsilon: 0 }, [4, 1, 2])
        .forward(tensor)
        .slice(0, 2),
      [first, second],
    )
  })

  test('one group has the statistics of layer norm, a group a channel those of instance norm', () => {
    const of = (kind: string, options: Options = {}) => oneLayer(kind, options, [4, 1, 2]).forward(tensor)
    expect(of('group-norm', { groups: 1 })).toEqual(of('layer-norm'))
    expect(of('group-norm', { groups: 4 })).toEqual(of('instance-norm'))
  })
})

describe('by hand', () => {
  test('layer norm of 1, 3, 5, 7: gradients', () => {
    const { forward, backward } = oneLayer('layer-norm', { epsilon: 0 }, [4])
    const root = Math.sqrt(5)
    expectNear(
      forward([[1, 3, 5, 7]]),
      [-3, -1, 1, 3].map((x) => x / root),
    )
    expectNear(
      backward([[1, 0, 0, 0]]),
      [0.3, -0.4, -0.1, 0.2].map((x) => x / root),
    )
    expectNear(
      backward([[0, 0, 0, 1]]),
      [0.2, -0.1, -0.4, 0.3].map((x) => x / root),
    )
  })

  test('RMS norm of 3, 4, 0, 0', () => {
    const { forward, backward } = oneLayer('rms-norm', { epsilon: 0 }, [4])
    expectNear(forward([[3, 4, 0, 0]]), [1.2, 1.6, 0, 0])
    // (δ − x̂ · mean(δ x̂)) / 2.5 with x̂ · δ = 1.2
    expectNear(
      backward([[1, 0, 0, 0]]),
      [0.64, -0.48, 0, 0].map((x) => x / 2.5),
    )
  })

  test('ℓ1 norm of 0, 1, 3, 4', () => {
    const { forward, backward, commit, state } = oneLayer('lp-norm', { p: '1', epsilon: 0 }, [1])
    expectNear(forward(column([0, 1, 3, 4])), [-4 / 3, -2 / 3, 2 / 3, 4 / 3])
    expectNear(backward(column([1, 0, 0, 0])), [5 / 18, -7 / 18, 1 / 18, 1 / 18])
    commit(4)
    expectNear([...state('running-mean'), ...state('running-variance')], [0.2, 0.9 + 0.1 * 2.25])
  })

  test('ℓ∞ norm of 0, 1, 2, 5', () => {
    const { forward, backward } = oneLayer('lp-norm', { p: 'infinity', epsilon: 0 }, [1])
    expectNear(forward(column([0, 1, 2, 5])), [-2 / 3, -1 / 3, 0, 1])
    expectNear(backward(column([1, 0, 0, 0])), [7 / 36, -5 / 36, -5 / 36, 3 / 36])
  })

  test('ℓ∞ norm of −1, 1: the first of the largest takes the slope', () => {
    const { forward, backward } = oneLayer('lp-norm', { p: 'infinity', epsilon: 0 }, [1])
    expect(forward(column([-1, 1]))).toEqual([-1, 1])
    // S = 1, D = 1, u = (−1, 0): δ − ½ − (u + ½)
    expect(backward(column([0, 1]))).toEqual([0, 0])
    expect(backward(column([1, 1]))).toEqual([0, 0])
    const three = oneLayer('lp-norm', { p: 'infinity', epsilon: 0 }, [1])
    three.forward(column([-1, 1, 0]))
    // S = 1, D = 0: nothing flows through the norm
    expectNear(three.backward(column([0, 0, 1])), [-1 / 3, -1 / 3, 2 / 3])
    // S = 1, D = 1, u = (−1, 0, 0)
    expectNear(three.backward(column([0, 1, 0])), [-1 / 3 + 2 / 3, 2 / 3 - 1 / 3, -1 / 3 - 1 / 3])
  })

  test('ℓ2 norm is batch norm, bit for bit', () => {
    const run = (kind: string, options: Options) => {
      const { forward, backward, commit, state } = oneLayer(kind, options, [2, 1, 2])
      const batch = [0, 1, 2].map((k) => [0.1 + k, 3 - k * k, 0.7 * k, -k])
      const results = [forward(batch), backward(batch.toReversed())]
      commit(3)
      return [...results, state('running-mean'), state('running-variance'), forward(batch, INFERENCE)]
    }
    expect(run('lp-norm', { p: '2' })).toEqual(run('batch-norm', {}))
  })
})

describe('injected-shift', () => {
  const zeros = { mean: 0, scale: 0, noise: 0 }
  /** m and s of each of 3 units at a step, by what happens to 0 and 1. */
  function unitsAt(step: number, options: Options) {
    const { layer, program, begin, clock } = planOneLayer('injected-shift', options, [3], 8)
    const { arena, run } = simd.executor.prepare(program)
    begin(arena)
    arena.set([1, step], clock.offset)
    arena.set(columns({ shape: [2, 3], data: [0, 0, 0, 1, 1, 1] }, 8), layer.input.value.offset)
    run('draw', 2, TRAINING)
    run('forward', 2, TRAINING)
    const { offset } = layer.output.value
    const [atZero, atOne] = [0, 1].map((b) => [0, 1, 2].map((unit) => arena[offset + unit * 8 + b]!)) as [
      number[],
      number[],
    ]
    return { m: atZero, s: atOne.map((value, unit) => value - atZero[unit]!) }
  }

  test('draws a mean and a scale for each unit and step, in their ranges', () => {
    const all = Array.from({ length: 200 }, (_, step) => unitsAt(step, { mean: 0.5, scale: 0.25, noise: 0 }))
    const m = all.flatMap((one) => one.m)
    const s = all.flatMap((one) => one.s)
    expect(new Set(m).size).toBe(600)
    expect([Math.min(...m), Math.max(...m)].map((x) => Math.round(x * 20) / 20)).toEqual([-0.5, 0.5])
    expect([Math.min(...s), Math.max(...s)].map((x) => Math.round(x * 20) / 20)).toEqual([1, 1.25])
  })

  test('draws noise for each example in its range', () => {
    const { forward } = oneLayer('injected-shift', { ...zeros, noise: 0.1 }, [100], simd.executor)
    const noise = forward(Array.from({ length: 8 }, () => new Array<number>(100).fill(0)))
    expect(new Set(noise).size).toBe(800)
    expect([Math.min(...noise), Math.max(...noise)].map((x) => Math.round(x * 100) / 100)).toEqual([-0.1, 0.1])
  })

  test('is the identity at zero widths and in inference', () => {
    const batch = [[1, -2, 3.3]]
    const expected = batch[0]!.map(Math.fround)
    expect(oneLayer('injected-shift', zeros, [3]).forward(batch)).toEqual(expected)
    expect(oneLayer('injected-shift', {}, [3]).forward(batch, INFERENCE)).toEqual(expected)
    expect(oneLayer('injected-shift', {}, [3]).forward(batch)).not.toEqual(expected)
  })
})

describe('in a network', () => {
  const withNorm = (norm: TrainingSpec['model'][number], patch: Partial<TrainingSpec> = {}): TrainingSpec => ({
    ...small,
    model: [{ kind: 'dense', units: 8 }, norm, { kind: 'relu' }, { kind: 'dense', units: 2 }],
    ...patch,
  })
  const plan = (spec: TrainingSpec) => planTraining(resolveArm(spec, 'plain') as ResolvedTraining)

  test.each([
    [{ kind: 'batch-norm' }],
    [{ kind: 'batch-norm', affine: false }],
    [{ kind: 'lp-norm' }],
    [{ kind: 'lp-norm', p: 'infinity' }],
    [{ kind: 'layer-norm' }],
    [{ kind: 'group-norm' }],
    [{ kind: 'rms-norm' }],
    [{ kind: 'injected-shift' }],
  ] as const)('%o trains, by both executors to the same bits', (norm) => {
    const spec = withNorm(norm, { data: { ...small.data, labelNoise: 0 } })
    const outcome = trained(spec)
    expect(outcome.parameters).toEqual(trained(spec, {}, byDefinition).parameters)
    const losses = outcome.history['train.loss']!
    expect(losses.at(-1)).toBeLessThan(0.8 * losses[0]!)
  })

  test.each([
    ['batch-norm', 'the last batch of an epoch has one example', { batchSize: 29 }],
    ['lp-norm', 'every batch has one example', { batchSize: 1 }],
  ] as const)('%s is refused where %s', (kind, _, training) => {
    const spec = withNorm({ kind }, { training: { ...small.training, ...training } })
    expect(() => plan(spec)).toThrow(
      `${kind}-1: a mean and a deviation need at least 2 values, but there is 1: change “training.batchSize” or “data.train” so that no batch of an epoch, the last one too, has a single example.`,
    )
  })

  test('groups that do not divide the channels are refused with those that do', () => {
    expect(() => plan(withNorm({ kind: 'group-norm', groups: 3 }))).toThrow(
      'group-norm-1: 3 groups do not divide 8 channels: choose one of 1, 2, 4, 8.',
    )
    expect(() => plan(withNorm({ kind: 'group-norm', groups: 8 }))).toThrow(
      'group-norm-1: a mean and a deviation need at least 2 values, but there is 1: choose fewer groups.',
    )
  })

  test('instance norm is refused on a list of features, and on channels of one pixel', () => {
    expect(() => plan(withNorm({ kind: 'instance-norm' }))).toThrow(/^instance-norm-1 takes images/)
    expect(() => planOneLayer('instance-norm', {}, [3, 1, 1], 8)).toThrow(
      'a mean and a deviation need at least 2 values, but there is 1: place it where a channel has 2 pixels or more.',
    )
  })
})
