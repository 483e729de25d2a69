/** Activations of the definition: their gradients in float64, and what float32 makes of large and small numbers. */
import { describe, expect, test } from 'vitest'
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import { TRAINING } from '#core/program.ts'
import { runOperation } from '#kernels/definition/executor.ts'
import { AWAY, copy, expectGradient, fill, productOf, random, run } from '../core/differences.ts'
import { planOneLayer } from '../core/one-layer.ts'

const mode = { ...TRAINING, inputGradient: true }
const kinds = (layers as readonly LayerUnit[]).filter(({ activation }) => activation).map(({ id }) => id)

test('there are seven', () => {
  expect(kinds).toEqual(['relu', 'leaky-relu', 'tanh', 'sigmoid', 'gelu', 'silu', 'softplus'])
})

test.each(kinds)('%s has the gradient of its values, away from a kink, in its live columns', (kind) => {
  for (let cases = 0; cases < 20; cases++) {
    const count = random.integer(1, 8)
    const stride = count + random.integer(0, 2)
    const options = kind === 'leaky-relu' ? { slope: 0.3 } : {}
    const { layer, program, begin, operations } = planOneLayer(kind, options, [random.integer(1, 6)], stride)
    const { input, output } = layer
    const arena = new Float64Array(program.arenaLength)
    begin(arena)
    for (const slice of [input.value, output.gradient]) fill(arena, slice)
    for (let k = 0; k < input.value.length; k++) {
      const x = 5 * arena[input.value.offset + k]!
      arena[input.value.offset + k] = Math.abs(x) < AWAY ? 0.5 : x
    }
    run([...operations('forward', mode), ...operations('backward', mode)], arena, count)
    const gradient = copy(arena, input.gradient)
    expectGradient(arena, input.value, gradient, () => {
      run(operations('forward', mode), arena, count)
      return productOf(arena, output.gradient, output.value, stride, count)
    })
  }
})

/** y and dx for an upstream gradient of 1, in float32. */
function valueAndSlope(kind: string, x: number, options: { readonly [name: string]: number } = {}) {
  const { layer, program, begin, operations } = planOneLayer(kind, options, [1], 1)
  const arena = new Float32Array(program.arenaLength)
  begin(arena)
  arena[layer.input.value.offset] = x
  arena[layer.output.gradient.offset] = 1
  for (const segment of ['forward', 'backward'] as const)
    for (const operation of operations(segment, mode)) runOperation(operation, arena, 1)
  return [arena[layer.output.value.offset]!, arena[layer.input.gradient.offset]!] as const
}

describe('by hand', () => {
  test.each([
    ['relu', -2, 0, 0],
    ['relu', 0, 0, 0],
    ['relu', 3, 3, 1],
    ['leaky-relu', 3, 3, 1],
    ['leaky-relu', 0, 0, 0.25],
    ['leaky-relu', -2, -0.5, 0.25],
    ['tanh', 0, 0, 1],
    ['tanh', 0.5, 0.46211716, 0.78644773],
    ['tanh', -20, -1, 0],
    ['sigmoid', 0, 0.5, 0.25],
    ['sigmoid', 2, 0.88079708, 0.10499359],
    ['sigmoid', -200, 0, 0],
    ['gelu', 0, 0, 0.5],
    ['gelu', 1, 0.84134475, 1.08331547],
    ['gelu', -1, -0.15865525, -0.08331547],
    ['gelu', -30, 0, 0],
    ['silu', 0, 0, 0.5],
    ['silu', 1, 0.73105858, 0.92767051],
    ['silu', -100, 0, 0],
    ['softplus', 0, Math.LN2, 0.5],
    ['softplus', 1, 1.31326169, 0.73105858],
    ['softplus', 200, 200, 1],
    ['softplus', -200, 0, 0],
  ])('%s of %f is %f, its slope %f', (kind, x, y, slope) => {
    const [value, gradient] = valueAndSlope(kind, x, kind === 'leaky-relu' ? { slope: 0.25 } : {})
    expect(value).toBeCloseTo(y, 6)
    expect(gradient).toBeCloseTo(slope, 6)
  })

  test('small values keep their digits', () => {
    for (const [kind, exact] of [
      ['sigmoid', Math.exp(-20)],
      ['softplus', Math.exp(-20)],
      ['silu', -20 * Math.exp(-20)],
    ] as const)
      expect(valueAndSlope(kind, -20)[0] / exact).toBeCloseTo(1, 6)
    expect(valueAndSlope('tanh', 1e-30)[0]).toBe(Math.fround(1e-30))
  })

  test.each(kinds)('%s passes NaN on', (kind) => {
    expect(valueAndSlope(kind, NaN)[0]).toBe(NaN)
  })
})
