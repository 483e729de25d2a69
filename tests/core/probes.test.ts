/** What the probes show against plain float64 loops over the final parameters. */
import { describe, expect, test } from 'vitest'
import type { DataUnit, Examples, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { softmaxCrossEntropy } from '#core/losses/softmax-cross-entropy.ts'
import { planTraining } from '#core/plan.ts'
import { probes } from '#core/probes/index.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import { metricKey, type Result } from '#core/results.ts'
import { startRun } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { numbersIn } from './analysed.ts'
import { byDefinition, run, simd, small, trained } from './environments.ts'

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
const splits: Splits = data.create(setup.data as never, 0, simd.datasets)

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
      const logits = machine.outputs(Float32Array.from(cell(k)), 1)
      expect(field.values[k]).toBe(softmaxCrossEntropy.probabilities!(logits, 1)[1])
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

describe.each(probes.map(({ id }) => id))('%s', (id) => {
  const sine = { kind: 'sine', train: 30, validation: 30 } as const
  const hidden = [{ kind: 'dense', units: 8 }, { kind: 'batch-norm' }, { kind: 'relu' }] as const
  const everything: TrainingSpec = {
    ...small,
    ...(id === 'function' ? { data: sine } : {}),
    model: [...hidden, { kind: 'dropout' }, { kind: 'dense', units: id === 'function' ? 1 : 2 }],
    arms: {
      plain: {
        techniques: {
          'input-noise': { deviation: 0.1 },
          'sharpness-aware': { radius: 0.05 },
          'weight-averaging': {},
          ...(id === 'function' ? {} : { mixup: { alpha: 0.5 } }),
        },
      },
    },
  }
  const watched: TrainingSpec = { ...everything, show: [id] }
  const framesOf = (environment = simd) => run(watched, {}, environment, 'frames').frames

  test('looks and changes nothing: digest and checkpoint stay', () => {
    const { outcome } = run(everything)
    const seen = run(watched, {}, simd, 'frames')
    expect(outcomeDigest(seen.outcome, 0)).toBe(outcomeDigest(outcome, 0))
    const bytes = (spec: TrainingSpec) => {
      const started = startRun(spec, { arm: 'plain', settings: {}, seed: 0 }, 'frames', simd)
      for (let turn = 0; turn < 12; turn++) started.turns.next()
      return started.checkpoint()!.bytes
    }
    expect(bytes(watched)).toEqual(bytes(everything))
  })

  test('shows finite numbers, the same ones again, and the same by the definition', () => {
    const frames = framesOf()
    const values = frames.at(-1)!.results.flatMap(numbersIn)
    expect(values.length).toBeGreaterThan(0)
    expect(frames.every(({ results }) => results.flatMap(numbersIn).every(Number.isFinite))).toBe(true)
    expect(framesOf()).toEqual(frames)
    expect(framesOf(byDefinition)).toEqual(frames)
  })

  test('gives the same numbers, under names of their own, at every frame', () => {
    const keys = framesOf().map(({ results }) =>
      results.flatMap((result) => (result.shape === 'number' ? [metricKey(result)] : [])),
    )
    for (const at of keys) expect(at).toEqual(keys[0])
    expect(new Set(keys[0]).size).toBe(keys[0]!.length)
  })
})
