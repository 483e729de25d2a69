/** Initial weights: each parameter has a stream of its own. */
import { describe, expect, test } from 'vitest'
import type { Initializer } from '#core/initializers/index.ts'
import type { Parameter } from '#core/network.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { small, trained, watching } from './environments.ts'

/** The parameters of a network before its first step, by name. */
function initial(
  model: TrainingSpec['model'],
  seed = 0,
  initializer?: Initializer,
): Map<string, Parameter & { values: Float32Array }> {
  const usual: TrainingSpec = { ...small, model, training: { batchSize: 8, steps: 1, measureEvery: 1 } }
  const spec = initializer ? { ...usual, initializer } : usual
  const { network } = planTraining(resolveArm(spec, 'plain') as ResolvedTraining)
  let start = new Float32Array()
  const environment = watching((segment, arena) => {
    if (segment === 'backward') start = arena.slice()
  })
  trained(spec, { seed }, environment)
  return new Map(
    network.layers
      .flatMap(({ parameters }) => parameters)
      .map((parameter) => {
        const { offset, length } = parameter.value
        return [parameter.name, { ...parameter, values: start.slice(offset, offset + length) }]
      }),
  )
}
const relu = { kind: 'relu' } as const
const dense = (units: number) => ({ kind: 'dense', units }) as const

const shallow = initial([dense(200), relu, dense(2)])
const deep = initial([dense(200), relu, dense(200), relu, dense(200), relu, dense(2)])

test('a layer more, or a wider one, leaves the weights before it where they are', () => {
  const values = shallow.get('dense-1.weight')!.values
  expect(deep.get('dense-1.weight')!.values).toEqual(values)
  expect(
    initial([dense(250), relu, dense(2)])
      .get('dense-1.weight')!
      .values.subarray(0, 400),
  ).toEqual(values)
})

test('two weights of one shape, and two seeds, are unlike each other', () => {
  const second = deep.get('dense-2.weight')!.values
  const other = initial([dense(200), relu, dense(2)], 1)
  for (const [a, b] of [
    [second, deep.get('dense-3.weight')!.values],
    [shallow.get('dense-1.weight')!.values, other.get('dense-1.weight')!.values],
  ] as const) {
    expect(b).toHaveLength(a.length)
    // A few draws may be equal by chance.
    expect(a.filter((value, k) => value === b[k]).length).toBeLessThan(0.01 * a.length)
  }
})

test('biases start at 0', () => {
  for (const { role, values } of deep.values()) expect(values.every((value) => value === 0)).toBe(role === 'bias')
})

describe.each<[string, Initializer, (fanIn: number, fanOut: number) => number]>([
  ['He', { kind: 'he' }, (fanIn) => 2 / fanIn],
  ['Glorot', { kind: 'glorot' }, (fanIn, fanOut) => 2 / (fanIn + fanOut)],
  ['LeCun', { kind: 'lecun' }, (fanIn) => 1 / fanIn],
  ['LeCun, uniform', { kind: 'lecun', distribution: 'uniform' }, (fanIn) => 1 / fanIn],
  ['constant scale', { kind: 'constant-scale', deviation: 0.3 }, () => 0.09],
  ['PyTorch', { kind: 'pytorch' }, (fanIn) => 1 / (3 * fanIn)],
])('%s', (_, initializer, varianceOf) => {
  const parameters = initial([dense(200), relu, dense(200), relu, dense(200), relu, dense(2)], 0, initializer)

  test.each(['dense-1.weight', 'dense-2.weight', 'dense-3.weight'])('%s has mean 0 and its variance', (name) => {
    const { values, fanIn, fanOut } = parameters.get(name)!
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length
    const expected = varianceOf(fanIn, fanOut)
    // Four standard errors.
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(expected / values.length))
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length))
    const uniform =
      initializer.kind === 'pytorch' || ('distribution' in initializer && initializer.distribution === 'uniform')
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    expect(largest > 1.01 * Math.sqrt(3 * expected)).toBe(!uniform)
  })

  test('biases are 0, but PyTorch’s', () => {
    const { values, fanIn } = parameters.get('dense-2.bias')!
    if (initializer.kind !== 'pytorch') return expect(values.every((value) => value === 0)).toBe(true)
    expect(values.every((value) => value !== 0 && Math.abs(value) <= 1 / Math.sqrt(fanIn))).toBe(true)
  })
})

test.each(['lecun', 'pytorch'] as const)(
  '%s: the first layer may be scaled, and its biases; no other moves',
  (kind) => {
    const model = [dense(200), relu, dense(50), relu, dense(2)]
    const usual = initial(model, 0, { kind })
    const other = initial(model, 0, { kind, firstLayerScale: 2, firstLayerBias: 1 })
    usual.get('dense-1.weight')!.values.forEach((value, k) => {
      expect(other.get('dense-1.weight')!.values[k]).toBeCloseTo(2 * value, 6)
    })
    const biases = other.get('dense-1.bias')!.values
    expect(biases.every((value) => value !== 0 && Math.abs(value) < 1)).toBe(true)
    expect(Math.max(...biases) - Math.min(...biases)).toBeGreaterThan(1.8)
    for (const name of ['dense-2.weight', 'dense-2.bias', 'dense-3.weight'])
      expect(other.get(name)!.values).toEqual(usual.get(name)!.values)
  },
)
