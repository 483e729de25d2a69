/** The simplest probes against the float64 network of `probed.ts`, and what holds for each probe there is. */
import { describe, expect, test } from 'vitest'
import type { Examples } from '#core/data/data.ts'
import { softmaxCrossEntropy } from '#core/losses/softmax-cross-entropy.ts'
import { planTraining } from '#core/plan.ts'
import { probes } from '#core/probes/index.ts'
import { metricKey } from '#core/results.ts'
import { startRun } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { byDefinition, run, simd, small, trained } from './environments.ts'
import { numbersIn } from './numbers-in.ts'
import { type Network64, network64, norm, only, part, shownLast, specs, valuesOf } from './probed.ts'

const inputOf = ({ inputs, count }: Examples, row: number) =>
  inputs.subarray((row * inputs.length) / count, ((row + 1) * inputs.length) / count)

/** Mean of −ln p of the label, and share of examples whose largest logit is another's. */
function measuredBy(net: Network64, examples: Examples): { loss: number; error: number } {
  let loss = 0
  let wrong = 0
  examples.labels.forEach((label, row) => {
    const z = net.outputs(inputOf(examples, row))
    loss += Math.log(z.reduce((sum, logit) => sum + Math.exp(logit), 0)) - z[label]!
    if (z.indexOf(Math.max(...z)) !== label) wrong += 1
  })
  return { loss: loss / examples.count, error: wrong / examples.count }
}

describe.each(Object.entries(specs))('%s', (_, plain) => {
  const spec: TrainingSpec = { ...plain, arms: { only: { techniques: { l2: { strength: 0.02, on: 'all' } } } } }
  const net = network64(spec)
  const { metrics } = trained(spec)
  const [train, validation, held] = [net.splits.train, net.splits.validation, net.splits.test].map((examples) =>
    measuredBy(net, examples),
  )
  const weights = net.weights.map(({ layer, at }) => ({ layer, values: [...part(net.start, at)] }))
  const all = weights.flatMap(({ values }) => values)
  const names = weights.map(({ layer }) => layer)
  const close = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-5)

  test('loss: data loss of train and validation, and the penalty apart', () => {
    const results = shownLast(spec, 'loss')
    expect(results.map(({ name, split }) => [name, split])).toEqual([
      ['loss', 'train'],
      ['loss', 'validation'],
      ['penalty', undefined],
    ])
    const expected = [train!.loss, validation!.loss, (0.02 / 2) * norm(net.start) ** 2]
    results.flatMap(numbersIn).forEach((value, k) => {
      close(value, expected[k]!)
    })
    close(metrics['test.loss']!, held!.loss)
  })

  test('error: the share of train and validation that is not the largest logit’s', () => {
    const errors = shownLast(spec, 'error')
    expect(errors.map(({ split }) => split)).toEqual(['train', 'validation'])
    expect(errors.flatMap(numbersIn)).toEqual([train!.error, validation!.error])
    expect(metrics['test.error']).toBe(held!.error)
    expect(Math.min(validation!.error, held!.error)).toBeGreaterThan(0)
  })

  test('weight-norm: of each layer without its biases, and of all together', () => {
    const norms = valuesOf(shownLast(spec, 'weight-norm'))
    expect(Object.keys(norms)).toEqual(names.map((name) => `weight-norm ${name}`))
    for (const { layer, values } of weights) expect(norms[`weight-norm ${layer}`]).toBeCloseTo(norm(values), 12)
    const together = valuesOf(shownLast(spec, { kind: 'weight-norm', layers: 'together' }))
    expect(Object.keys(together)).toEqual(['weight-norm'])
    expect(together['weight-norm']).toBeCloseTo(norm(all), 12)
    expect(metrics['weight-norm']).toBe(together['weight-norm'])
  })

  const counted = (values: readonly number[], edges: Float64Array) =>
    Array.from({ length: edges.length - 1 }, (_, bin) => {
      const beyond = bin === edges.length - 2 ? Infinity : edges[bin + 1]!
      return values.filter((w) => Math.abs(w) >= edges[bin]! && Math.abs(w) < beyond).length
    })

  test.each([0.3, 1])('weight-histogram: every weight once, large ones in the last bin, limit %d', (limit) => {
    const results = shownLast(spec, { kind: 'weight-histogram', limit })
    expect(results.map(({ of }) => of)).toEqual(names)
    results.forEach((result, k) => {
      if (result.shape !== 'histogram') throw new Error(result.shape)
      const { values } = weights[k]!
      expect([...result.counts]).toEqual(counted(values, result.edges))
      expect(result.counts.reduce((a, b) => a + b)).toBe(values.length)
      expect(result.edges.at(-1)).toBe(limit)
    })
    const together = only(shownLast(spec, { kind: 'weight-histogram', limit, layers: 'together' }), 'histogram')
    expect([...together.counts]).toEqual(counted(all, together.edges))
  })
})

describe('boundary', () => {
  const spec: TrainingSpec = { ...specs.moons!, optimizer: { kind: 'sgd', learningRate: 0.5 } }
  const net = network64(spec)
  const { train } = net.splits
  const results = shownLast(spec, 'boundary')
  const field = only(results, 'field')
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
      const [z0, z1] = net.outputs(cell(k)) as [number, number]
      return Math.abs(value - 1 / (1 + Math.exp(z0 - z1)))
    })
    expect(Math.max(...off)).toBeLessThan(1e-5)
    expect(Math.max(...field.values) - Math.min(...field.values)).toBeGreaterThan(0.5)
  })

  test('equals, to the last bit, what each point gives alone', () => {
    const machine = createMachine(planTraining(net.setup), simd.executor)
    machine.arena.set(trained(spec).parameters, net.network.parameters.offset)
    for (let k = 0; k < field.values.length; k += 13) {
      const logits = machine.outputs(Float32Array.from(cell(k)), 1)
      expect(field.values[k]).toBe(softmaxCrossEntropy.probabilities!(logits, 1)[1])
    }
  })

  test('shows the training examples with their labels and flips', () => {
    const points = only(results, 'points')
    expect(Array.from(points.x, (x, k) => [x, points.y[k]!])).toEqual(
      Array.from({ length: train.count }, (_, row) => [...inputOf(train, row)]),
    )
    expect([points.label, points.flipped]).toEqual([train.labels, train.flipped])
    expect(points.flipped!.some((flip) => flip === 1)).toBe(true)
  })

  test('refuses data that are not in the plane', () => {
    expect(() => shownLast(specs.digits!, 'boundary')).toThrow('“boundary” needs data in the plane')
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
