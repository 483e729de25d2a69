/** What the probes show against plain float64 loops over the final parameters. */
import { describe, expect, test } from 'vitest'
import type { DataUnit, Examples, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { exp } from '#core/functions.ts'
import { planTraining } from '#core/plan.ts'
import { probes } from '#core/probes/index.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Result } from '#core/results.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { numbersIn } from './analysed.ts'
import { run, simd, small, trained } from './environments.ts'

const spec: TrainingSpec = {
  ...small,
  model: [
    { kind: 'dense', units: 8 },
    { kind: 'relu' },
    { kind: 'dense', units: 6 },
    { kind: 'relu' },
    { kind: 'dense', units: 2 },
  ],
  arms: { plain: { techniques: { l2: { strength: 0.02, on: 'all' } } } },
  training: { batchSize: 8, steps: 40, measureEvery: 8 },
}
const setup = resolveArm(spec, 'plain') as ResolvedTraining
const data = (dataSets as readonly DataUnit[]).find(({ id }) => id === setup.data.kind)!
const splits: Splits = data.create(setup.data, 0, simd.datasets)

/** What a probe shows at the last step. */
const last = (probe: string | { kind: string; [option: string]: string | number }): readonly Result[] =>
  run({ ...spec, show: [probe as never] }, {}, simd, 'frames').frames.at(-1)!.results
const outcome = trained(spec)
const { network } = outcome
const valuesOf = (layer: number, role: 'weight' | 'bias') => {
  const { value } = network.layers[layer]!.parameters.find((parameter) => parameter.role === role)!
  const start = value.offset - network.parameters.offset
  return outcome.parameters.subarray(start, start + value.length)
}
const dense = network.layers.flatMap(({ layer, name }, index) =>
  layer.kind === 'dense' ? [{ name, weights: valuesOf(index, 'weight'), biases: valuesOf(index, 'bias') }] : [],
)

/** Logits of one input in float64. */
function logitsByHand(input: readonly number[]): number[] {
  return dense.reduce<number[]>(
    (x, { weights, biases }, k) =>
      Array.from(biases, (bias, o) => {
        const z = x.reduce((sum, value, i) => sum + value * weights[o * x.length + i]!, bias)
        return k === dense.length - 1 ? z : Math.max(0, z)
      }),
    [...input],
  )
}
const inputOf = ({ inputs }: Examples, k: number) => [inputs[2 * k]!, inputs[2 * k + 1]!]
function measuredByHand(examples: Examples): { loss: number; error: number } {
  let loss = 0
  let wrong = 0
  for (let k = 0; k < examples.count; k++) {
    const [z0, z1] = logitsByHand(inputOf(examples, k)) as [number, number]
    const label = examples.labels[k]!
    loss += Math.log(Math.exp(z0) + Math.exp(z1)) - (label === 0 ? z0 : z1)
    if ((z1 > z0 ? 1 : 0) !== label) wrong += 1
  }
  return { loss: loss / examples.count, error: wrong / examples.count }
}
const norm = (values: Iterable<number>) => Math.sqrt([...values].reduce((sum, value) => sum + value * value, 0))
const numbers = (results: readonly Result[]) =>
  results.map((result) => (result.shape === 'number' ? result.value : Number.NaN))

test('loss: data loss of train and validation, and the penalty apart', () => {
  const results = last('loss')
  expect(results.map(({ name, split }) => [name, split])).toEqual([
    ['loss', 'train'],
    ['loss', 'validation'],
    ['penalty', undefined],
  ])
  const everything = outcome.parameters
  const expected = [
    measuredByHand(splits.train).loss,
    measuredByHand(splits.validation).loss,
    (0.02 / 2) * norm(everything) ** 2,
  ]
  numbers(results).forEach((value, k) => {
    expect(value).toBeCloseTo(expected[k]!, 5)
  })
})

test('error: the share of train and validation that is not the largest logit’s', () => {
  expect(numbers(last('error'))).toEqual([measuredByHand(splits.train).error, measuredByHand(splits.validation).error])
  expect(outcome.metrics['test.error']).toBe(measuredByHand(splits.test).error)
  expect(outcome.metrics['test.loss']).toBeCloseTo(measuredByHand(splits.test).loss, 5)
})

describe('weight-norm', () => {
  test('of each layer, without its biases', () => {
    const results = last('weight-norm')
    expect(results.map(({ of }) => of)).toEqual(['dense-1', 'dense-2', 'dense-3'])
    expect(numbers(results)).toEqual(dense.map(({ weights }) => norm(weights)))
  })

  test('of all together', () => {
    const [together] = numbers(last({ kind: 'weight-norm', layers: 'together' }))
    expect(together).toBeCloseTo(norm(dense.flatMap(({ weights }) => [...weights])), 12)
    expect(outcome.metrics['weight-norm']).toBe(together)
  })
})

describe('weight-histogram', () => {
  const countsByHand = (weights: readonly number[], edges: Float64Array) =>
    Array.from({ length: edges.length - 1 }, (_, bin) => {
      const beyond = bin === edges.length - 2 ? Infinity : edges[bin + 1]!
      return weights.filter((w) => Math.abs(w) >= edges[bin]! && Math.abs(w) < beyond).length
    })

  test.each([0.3, 1])('counts every weight of a layer once, large ones in the last bin: limit %d', (limit) => {
    const results = last({ kind: 'weight-histogram', limit })
    expect(results.map(({ of }) => of)).toEqual(['dense-1', 'dense-2', 'dense-3'])
    results.forEach((result, k) => {
      if (result.shape !== 'histogram') throw new Error(result.shape)
      expect([...result.counts].reduce((a, b) => a + b)).toBe(dense[k]!.weights.length)
      expect([...result.counts]).toEqual(countsByHand([...dense[k]!.weights], result.edges))
      expect(result.edges.at(-1)).toBe(limit)
    })
  })

  test('counts all layers together', () => {
    const [result, ...none] = last({ kind: 'weight-histogram', layers: 'together' })
    if (result?.shape !== 'histogram') throw new Error(result?.shape)
    expect(none).toEqual([])
    expect([...result.counts]).toEqual(
      countsByHand(
        dense.flatMap(({ weights }) => [...weights]),
        result.edges,
      ),
    )
  })
})

describe('boundary', () => {
  const field = last('boundary').find((result) => result.shape === 'field')!
  /** The centre of the k-th cell. */
  const cell = (k: number) => {
    const [columns, rows] = field.size
    const [left, right, bottom, top] = field.extent
    return [
      left + ((right - left) * ((k % columns) + 0.5)) / columns,
      bottom + ((top - bottom) * (Math.floor(k / columns) + 0.5)) / rows,
    ]
  }

  test('is the probability of class 1 at the centre of each cell, the first row at the bottom', () => {
    expect(field.values).toHaveLength(field.size[0] * field.size[1])
    const off = Array.from(field.values, (value, k) => {
      const [z0, z1] = logitsByHand(cell(k)) as [number, number]
      return Math.abs(value - 1 / (1 + Math.exp(z0 - z1)))
    })
    expect(Math.max(...off)).toBeLessThan(1e-5)
    expect(Math.max(...field.values) - Math.min(...field.values)).toBeGreaterThan(0.5)
  })

  test('equals, to the last bit, what each point gives alone', () => {
    const machine = createMachine(planTraining(setup), simd.executor)
    machine.arena.set(outcome.parameters, network.parameters.offset)
    for (let k = 0; k < field.values.length; k += 13) {
      const [z0, z1] = machine.logits(Float32Array.from(cell(k)), 1) as unknown as [number, number]
      expect(field.values[k]).toBe(Math.fround(1 / (1 + exp(Math.fround(z0 - z1)))))
    }
  })

  test('shows the training examples with their labels and flips', () => {
    const points = last('boundary').find((result) => result.shape === 'points')!
    expect(Array.from(points.x, (x, k) => [x, points.y[k]!])).toEqual(
      Array.from({ length: splits.train.count }, (_, k) => inputOf(splits.train, k)),
    )
    expect([points.label, points.flipped]).toEqual([splits.train.labels, splits.train.flipped])
    expect(points.flipped!.some((flip) => flip === 1)).toBe(true)
  })

  test('refuses data that are not in the plane', () => {
    const digits: TrainingSpec = {
      ...spec,
      data: { kind: 'digits', train: 20, validation: 20, test: 100 },
      model: [{ kind: 'dense', units: 10 }],
      show: ['boundary'],
    }
    expect(() => run(digits, {}, simd, 'frames')).toThrow('“boundary” needs data in the plane')
  })
})

test.each(probes.map(({ id }) => id))('%s shows finite numbers, the same ones again', (id) => {
  const results = last(id)
  expect(last(id)).toEqual(results)
  const values = results.flatMap(numbersIn)
  expect(values.length).toBeGreaterThan(0)
  expect(values.every(Number.isFinite)).toBe(true)
})
