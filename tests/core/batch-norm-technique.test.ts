/** Batch normalization as a technique: where it goes, and that a bias before it is idle. */
import { expect, test } from 'vitest'
import type { Layer } from '#core/layers/index.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { byDefinition, small, trained, watching } from './environments.ts'

const dense = (units: number) => ({ kind: 'dense', units }) as const
const relu = { kind: 'relu' } as const
const withModel = (model: readonly Layer[], options = {}): TrainingSpec => ({
  ...small,
  model,
  techniques: { 'batch-norm': options },
})
const plan = (spec: TrainingSpec) => planTraining(resolveArm(spec, 'plain') as ResolvedTraining)
const deep = [dense(6), relu, dense(5), relu, dense(2)]

test('stands between each hidden layer and its activation, not at the end', () => {
  const { layers } = plan(withModel(deep)).network
  expect(layers.map(({ name }) => name)).toEqual([
    'dense-1',
    'batch-norm-1',
    'relu-1',
    'dense-2',
    'batch-norm-2',
    'relu-2',
    'dense-3',
  ])
  expect(plan(withModel([dense(2)])).network.layers.map(({ name }) => name)).toEqual(['dense-1'])
})

test('hands its options on; all its layers read them from one place', () => {
  const { network, options } = plan(withModel(deep, { momentum: 0.25, epsilon: 0.01, affine: false }))
  expect(network.layers[1]!.layer).toEqual({ kind: 'batch-norm', momentum: 0.25, epsilon: 0.01, affine: false })
  expect(network.layers.flatMap(({ parameters }) => parameters.map(({ role }) => role))).not.toContain('scale')
  const own = options.filter(({ path }) => path.startsWith('techniques.batch-norm'))
  expect(own.map(({ path, value }) => [path, value])).toEqual([
    ['techniques.batch-norm.epsilon', 0.01],
    ['techniques.batch-norm.momentum', 0.25],
  ])
})

test('leaves the initial weights of the other layers as they were', () => {
  const start = (spec: TrainingSpec) => {
    const { network } = plan(spec)
    const values = new Map<string, number[]>()
    const environment = watching((segment, arena) => {
      if (segment !== 'backward' || values.size > 0) return
      for (const { name, role, value } of network.layers.flatMap(({ parameters }) => parameters))
        if (role === 'weight') values.set(name, [...arena.subarray(value.offset, value.offset + value.length)])
    })
    trained({ ...spec, training: { ...small.training, steps: 1 } }, {}, environment)
    return values
  }
  expect(start(withModel(deep))).toEqual(start({ ...withModel(deep), techniques: {} }))
})

test('a bias before it has no gradient but rounding', () => {
  const { network } = plan(withModel(deep))
  const largest = (role: string, layer: string) => {
    const { gradient } = network.layers
      .find(({ name }) => name === layer)!
      .parameters.find((parameter) => parameter.role === role)!
    return (arena: Float32Array) =>
      Math.max(...arena.subarray(gradient.offset, gradient.offset + gradient.length).map(Math.abs))
  }
  let steps = 0
  const environment = watching((segment, arena) => {
    if (segment !== 'backward') return
    steps += 1
    for (const layer of ['dense-1', 'dense-2']) {
      const weight = largest('weight', layer)(arena)
      expect(weight).toBeGreaterThan(1e-4)
      expect(largest('bias', layer)(arena)).toBeLessThan(1e-6 * Math.max(1, weight))
    }
    expect(largest('bias', 'dense-3')(arena)).toBeGreaterThan(1e-4)
    expect(largest('shift', 'batch-norm-1')(arena)).toBeGreaterThan(1e-5)
  })
  trained(withModel(deep), {}, environment)
  expect(steps).toBe(small.training.steps)
})

test('trains by both executors to the same bits, running statistics included in what is measured', () => {
  const [simd, definition] = [trained(withModel(deep)), trained(withModel(deep), {}, byDefinition)]
  expect(definition.parameters).toEqual(simd.parameters)
  expect(definition.history).toEqual(simd.history)
  // With a weight of 0 the statistics stay 0 and 1: same training, another inference.
  const stale = trained(withModel(deep, { momentum: 0 }))
  expect(stale.parameters).toEqual(simd.parameters)
  expect(stale.history['validation.loss']!.at(-1)).not.toEqual(simd.history['validation.loss']!.at(-1))
})
