/** The normalization layers as planned, in float64, against central differences, in training and in inference. */
import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { INFERENCE, type Mode, type Segment, TRAINING } from '#core/program.ts'
import type { Json } from '#core/units.ts'
import { AWAY, copy, expectGradient, fill, productOf, random, run } from '../core/differences.ts'
import { planOneLayer } from '../core/one-layer.ts'

const CASES = 12
const training: Mode = { ...TRAINING, inputGradient: true }
const inference: Mode = { ...INFERENCE, inputGradient: true }
type Options = { readonly [option: string]: Json }

/** Whether every |x − mean| of a channel is away from 0, and the largest from the second. */
function isAwayFromKinks(arena: Float64Array, x: Slice, channels: number, stride: number, count: number): boolean {
  const values = Array.from({ length: channels }, (_, channel) =>
    [...copy(arena, x)].filter((_, k) => k % stride < count && Math.floor((k * channels) / x.length) === channel),
  )
  return values.every((channel) => {
    const mean = channel.reduce((a, b) => a + b, 0) / channel.length
    const sizes = channel.map((value) => Math.abs(value - mean)).sort((a, b) => b - a)
    return sizes.at(-1)! > AWAY && sizes[0]! - sizes[1]! > AWAY
  })
}

/** One random case; false where it is too near to a kink to say anything. */
function differentiate(kind: string, options: Options, shape: readonly number[], mode: Mode): boolean {
  const count = random.integer(3, 6)
  const stride = count + random.integer(0, 2)
  const { layer, program, begin, operations, clock } = planOneLayer(kind, options, shape, stride)
  const { input, output, parameters, states } = layer
  const arena = new Float64Array(program.arenaLength)
  begin(arena)
  arena.set([7, random.integer(1, 1000)], clock.offset)
  for (const slice of [input.value, output.gradient, ...parameters.map(({ value }) => value)]) fill(arena, slice)
  for (const { name, value } of states)
    for (let k = 0; k < value.length; k++)
      if (!/scale|shift/.test(name)) arena[value.offset + k] = 0.5 + random.word() / 2 ** 32
  if (kind === 'lp-norm' && !isAwayFromKinks(arena, input.value, shape[0]!, stride, count)) return false
  const segment = (name: Segment) => run(operations(name, mode), arena, count)
  segment('draw')
  segment('forward')
  segment('backward')
  const value = () => {
    segment('forward')
    return productOf(arena, output.gradient, output.value, stride, count)
  }
  // What stands in columns that are not live is nobody's business, but it must change no output that is.
  const live = copy(arena, input.gradient).map((entry, k) => (k % stride < count ? entry : 0))
  expectGradient(arena, input.value, live, value)
  for (const parameter of parameters) expectGradient(arena, parameter.value, copy(arena, parameter.gradient), value)
  return true
}

const list = [5]
const image = [4, 2, 3]
const cases: readonly (readonly [string, Options, readonly (readonly number[])[]])[] = [
  ['batch-norm', { epsilon: 0.01 }, [list, image]],
  ['batch-norm', { epsilon: 0.01, affine: false }, [list, image]],
  ['lp-norm', { epsilon: 0.01, p: '1' }, [list, image]],
  ['lp-norm', { epsilon: 0.01, p: '2' }, [list, image]],
  ['lp-norm', { epsilon: 0.01, p: 'infinity' }, [list, image]],
  ['layer-norm', { epsilon: 0.01 }, [list, image]],
  ['instance-norm', { epsilon: 0.01 }, [image]],
  ['group-norm', { epsilon: 0.01, groups: 2 }, [[6], image]],
  ['rms-norm', { epsilon: 0.01 }, [list, image]],
  ['injected-shift', {}, [list, image]],
]

describe.each(cases.flatMap(([kind, options, shapes]) => shapes.map((shape) => ({ kind, options, shape }))))(
  '$kind $options on $shape',
  ({ kind, options, shape }) => {
    test.each([
      ['training', training],
      ['inference', inference],
    ])('has the gradients of its %s', (_, mode) => {
      let compared = 0
      for (let tries = 0; compared < CASES; tries++) {
        expect(tries).toBeLessThan(20 * CASES)
        compared += Number(differentiate(kind, options, shape, mode))
      }
    })
  },
)
