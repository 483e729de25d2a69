/** Initial weights: each parameter has a stream of its own. */
import { describe, expect, test } from 'vitest'
import type { Parameter } from '#core/network.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { small, trained, watching } from './environments.ts'

/** The parameters of a network before its first step, by name. */
function initial(model: TrainingSpec['model'], seed = 0): Map<string, Parameter & { values: Float32Array }> {
  const spec: TrainingSpec = { ...small, model, training: { batchSize: 8, steps: 1, measureEvery: 1 } }
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

describe('He', () => {
  test.each(['dense-1.weight', 'dense-2.weight', 'dense-3.weight'])('%s has mean 0 and variance 2 / fan-in', (name) => {
    const { values, fanIn } = deep.get(name)!
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    // Four standard errors.
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(2 / fanIn / values.length))
    expect(Math.abs((variance * fanIn) / 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length))
  })
})
