/** Convolution and pooling on numbers that were worked out by hand, what they refuse, and a network of them that trains. */
import { describe, expect, test } from 'vitest'
import { planTraining } from '#core/plan.ts'
import { TRAINING } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { byDefinition, simd, small, trained } from './environments.ts'
import { planOneLayer } from './one-layer.ts'

type Options = { readonly [option: string]: Json }

/** A layer on one image, channel by channel and row by row: its output, and the gradients of Σ upstream · output. */
function onImage(
  kind: string,
  options: Options,
  shape: readonly number[],
  image: readonly number[],
  upstream: readonly number[],
  parameters: readonly (readonly number[])[] = [],
) {
  const { layer, program } = planOneLayer(kind, options, shape, 1)
  const { arena, run } = simd.executor.prepare(program)
  arena.set(image, layer.input.value.offset)
  arena.set(upstream, layer.output.gradient.offset)
  layer.parameters.forEach(({ value }, k) => {
    arena.set(parameters[k]!, value.offset)
  })
  for (const segment of ['forward', 'backward'] as const) run(segment, 1, { ...TRAINING, inputGradient: true })
  const read = ({ offset, length }: { offset: number; length: number }) => [...arena.slice(offset, offset + length)]
  return {
    shape: layer.output.shape,
    output: read(layer.output.value),
    input: read(layer.input.gradient),
    parameters: layer.parameters.map(({ gradient }) => read(gradient)),
  }
}

const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9]

describe('by hand', () => {
  test('conv2d: the kernel is not flipped, and slides', () => {
    const kernel = [1, 0, 0, -1]
    const { shape, ...values } = onImage(
      'conv2d',
      { channels: 1, kernel: 2 },
      [1, 3, 3],
      nine,
      [1, 0, 0, 2],
      [kernel, [0.5]],
    )
    expect(shape).toEqual([1, 2, 2])
    expect(values).toEqual({
      output: [-3.5, -3.5, -3.5, -3.5],
      input: [1, 0, 0, 0, 1, 0, 0, 0, -2],
      parameters: [[1 + 2 * 5, 2 + 2 * 6, 4 + 2 * 8, 5 + 2 * 9], [3]],
    })
  })

  test('conv2d: zeros all around, and every second place', () => {
    const ones = nine.map(() => 1)
    const { output } = onImage(
      'conv2d',
      { channels: 1, padding: 1, stride: 2 },
      [1, 3, 3],
      nine,
      [0, 0, 0, 0],
      [ones, [0]],
    )
    expect(output).toEqual([1 + 2 + 4 + 5, 2 + 3 + 5 + 6, 4 + 5 + 7 + 8, 5 + 6 + 8 + 9])
  })

  test('conv2d: a kernel over both channels, one row high, without a bias', () => {
    const options = { channels: 2, kernel: 1, kernelWidth: 2, bias: false }
    const kernels = [1, 10, 100, 1000, 0, 0, 0, 1]
    const { shape, output, parameters } = onImage(
      'conv2d',
      options,
      [2, 1, 3],
      [1, 2, 3, 4, 5, 6],
      [1, 1, 0, 0],
      [kernels],
    )
    expect(shape).toEqual([2, 1, 2])
    expect(output).toEqual([1 + 20 + 400 + 5000, 2 + 30 + 500 + 6000, 5, 6])
    expect(parameters).toEqual([[3, 5, 9, 11, 0, 0, 0, 0]])
  })

  test('conv2d: in the padding alone, only the bias is left', () => {
    const { output } = onImage('conv2d', { channels: 1, kernel: 1, padding: 1 }, [1, 1, 1], [7], nine, [[2], [0.5]])
    expect(output).toEqual([0.5, 0.5, 0.5, 0.5, 14.5, 0.5, 0.5, 0.5, 0.5])
  })

  test('max pooling: the first of equals has the gradient, a value under two windows both', () => {
    const { output, input } = onImage('max-pool', { stride: 1 }, [1, 2, 3], [4, 4, 1, 2, 4, 3], [1, 2])
    expect(output).toEqual([4, 4])
    expect(input).toEqual([1, 2, 0, 0, 0, 0])
    const both = onImage('max-pool', { stride: 1 }, [1, 2, 3], [1, 5, 1, 2, 4, 3], [1, 2])
    expect(both.input).toEqual([0, 3, 0, 0, 0, 0])
  })

  test('max pooling: NaN passes on, and back', () => {
    const { output, input } = onImage('max-pool', {}, [1, 2, 2], [9, NaN, 3, NaN], [1])
    expect(output).toEqual([NaN])
    expect(input).toEqual([0, 1, 0, 0])
  })

  test('average pooling: what no window covers has no gradient', () => {
    const { shape, output, input } = onImage('average-pool', {}, [1, 3, 3], nine, [4])
    expect(shape).toEqual([1, 1, 1])
    expect(output).toEqual([3])
    expect(input).toEqual([1, 1, 0, 1, 1, 0, 0, 0, 0])
  })

  test('global average pooling: one feature a channel', () => {
    const { shape, output, input } = onImage('global-average-pool', {}, [2, 1, 2], [1, 2, 3, 5], [2, 4])
    expect(shape).toEqual([2])
    expect(output).toEqual([1.5, 4])
    expect(input).toEqual([1, 1, 2, 2])
  })
})

const withModel = (...model: readonly object[]) =>
  ({
    ...small,
    data: { kind: 'digits', train: 40, validation: 40, test: 100 },
    model,
  }) as unknown as TrainingSpec
const dense = { kind: 'dense', units: 10 }
const plan = (...model: readonly object[]) => planTraining(resolveArm(withModel(...model), 'plain') as ResolvedTraining)

describe('a model', () => {
  test('has the shapes of its layers', () => {
    const { network } = plan(
      { kind: 'conv2d', channels: 4, padding: 1 },
      { kind: 'max-pool' },
      { kind: 'conv2d', channels: 6, kernel: 3, kernelWidth: 2, stride: 2 },
      { kind: 'flatten' },
      dense,
    )
    expect(network.layers.map(({ output }) => output.shape)).toEqual([[4, 8, 8], [4, 4, 4], [6, 1, 2], [12], [10]])
    expect(network.layers[0]!.parameters.map(({ fanIn, fanOut }) => [fanIn, fanOut])).toEqual([
      [9, 36],
      [9, 36],
    ])
    const [pooled, flat] = [network.layers[2]!.output, network.layers[3]!.output]
    expect([flat.value, flat.gradient]).toEqual([pooled.value, pooled.gradient])
  })

  test.each([
    [[{ kind: 'conv2d', kernel: 9 }], 'conv2d-1: a kernel of 9 × 9 does not fit into an image of 8 × 8'],
    [
      [{ kind: 'conv2d', kernel: 1, kernelWidth: 13, padding: 2 }],
      'of 1 × 13 does not fit into an image of 8 × 8 with a padding of 2',
    ],
    [
      [{ kind: 'max-pool' }, { kind: 'max-pool' }, { kind: 'max-pool' }, { kind: 'max-pool' }],
      'max-pool-4: a kernel of 2 × 2',
    ],
    [[{ kind: 'global-average-pool' }, { kind: 'conv2d' }], 'conv2d-1 takes images, but gets 1 features'],
    [[dense, { kind: 'average-pool' }], 'average-pool-1 takes images, but gets 10 features'],
  ])('%j is refused', (model, message) => {
    expect(() => plan(...model, dense)).toThrow(message)
  })

  test('trains to the same bits on both executors, and learns', () => {
    const spec = withModel(
      { kind: 'conv2d', channels: 3, padding: 1 },
      { kind: 'relu' },
      { kind: 'max-pool' },
      { kind: 'conv2d', channels: 5, kernel: 2, stride: 2, padding: 1 },
      { kind: 'relu' },
      { kind: 'average-pool', kernel: 2, stride: 1 },
      { kind: 'flatten' },
      dense,
    )
    const [first, second] = [simd, byDefinition].map((environment) => trained(spec, {}, environment))
    expect(first!.parameters).toEqual(second!.parameters)
    const losses = first!.history['train.loss']!
    expect(losses.at(-1)!).toBeLessThan(0.95 * losses[0]!)
  })
})
