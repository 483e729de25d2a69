/** Convolution and pooling as planned, in float64, against central differences. */
import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { TRAINING } from '#core/program.ts'
import type { Json } from '#core/units.ts'
import { AWAY, copy, expectGradient, fill, productOf, random, run } from '../core/differences.ts'
import { planOneLayer } from '../core/one-layer.ts'

const CASES = 12
const mode = { ...TRAINING, inputGradient: true } as const
type Options = { readonly [option: string]: Json }

/** Whether all values of a column are away from each other, so that no step changes which is the largest. */
function isAwayFromKinks(arena: Float64Array, { offset, length }: Slice, stride: number, count: number): boolean {
  return Array.from({ length: count }, (_, b) => {
    const column = Array.from({ length: length / stride }, (_, f) => arena[offset + f * stride + b]!)
    const sorted = column.sort((x, y) => x - y)
    return sorted.every((value, k) => k === 0 || value - sorted[k - 1]! > AWAY)
  }).every(Boolean)
}

/** One random case; false where it is too near to a kink to say anything. */
function differentiate(kind: string, options: Options, shape: readonly number[]): boolean {
  const count = random.integer(1, 5)
  const stride = count + random.integer(0, 2)
  const { layer, program, operations } = planOneLayer(kind, options, shape, stride)
  const { input, output, parameters } = layer
  const arena = new Float64Array(program.arenaLength)
  for (const slice of [input.value, output.gradient, ...parameters.map(({ value }) => value)]) fill(arena, slice)
  if (kind === 'max-pool' && !isAwayFromKinks(arena, input.value, stride, count)) return false
  const [forward, backward] = [operations('forward', mode), operations('backward', mode)]
  run(forward, arena, count)
  run(backward, arena, count)
  const value = () => {
    run(forward, arena, count)
    return productOf(arena, output.gradient, output.value, stride, count)
  }
  const gradient = copy(arena, input.gradient).map((entry, k) => (k % stride < count ? entry : 0))
  expectGradient(arena, input.value, gradient, value)
  for (const parameter of parameters) expectGradient(arena, parameter.value, copy(arena, parameter.gradient), value)
  return true
}

const cases: readonly (readonly [kind: string, Options, shape: readonly number[]])[] = [
  ['conv2d', { channels: 3, padding: 1 }, [2, 4, 3]],
  ['conv2d', { channels: 2, kernel: 2, stride: 2, padding: 1 }, [2, 3, 5]],
  ['conv2d', { channels: 2, kernel: 3, kernelWidth: 1, stride: 3, bias: false }, [3, 5, 4]],
  ['conv2d', { channels: 1, kernel: 1, stride: 2, padding: 2 }, [1, 3, 3]],
  ['max-pool', {}, [2, 4, 4]],
  ['max-pool', { kernel: 3, stride: 1 }, [1, 4, 5]],
  ['max-pool', { kernel: 2, stride: 3 }, [2, 5, 4]],
  ['average-pool', {}, [2, 4, 5]],
  ['average-pool', { kernel: 3, stride: 2 }, [1, 5, 5]],
  ['global-average-pool', {}, [3, 2, 4]],
]

describe.each(cases.map(([kind, options, shape]) => ({ kind, options, shape })))(
  '$kind $options on $shape',
  ({ kind, options, shape }) => {
    test('has the gradients of its output', () => {
      let compared = 0
      for (let tries = 0; compared < CASES; tries++) {
        expect(tries).toBeLessThan(20 * CASES)
        compared += Number(differentiate(kind, options, shape))
      }
    })
  },
)
