/** Arms as merge patches, and settings by path. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Patch, Settings, Spec, TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { small } from './environments.ts'

const base: TrainingSpec = { ...small, techniques: { l2: { strength: 0.1, on: 'all' } } }
const analysis: Spec = {
  kind: 'analysis',
  analysis: { kind: 'penalised-step', weight1: 5 },
  arms: { one: {}, other: { analysis: { strength: 0.3 } } },
  controls: [],
}
const resolve = (patch: Patch<TrainingSetup>, settings: Settings = {}, spec = base) =>
  resolveArm({ ...spec, arms: { arm: patch, 'another-arm': {} } }, 'arm', settings) as ResolvedTraining

describe('a patch', () => {
  test('that is empty gives the setup as written, defaults filled in', () => {
    const { data, initializer, ...rest } = resolve({})
    expect(initializer).toMatchObject({ kind: 'he' })
    expect(data).toMatchObject({
      kind: 'two-moons',
      train: 30,
      validation: 40,
      test: 100,
      jitter: 0.2,
      labelNoise: 0.2,
    })
    expect(rest).toEqual({
      kind: 'training',
      model: [{ kind: 'dense', units: 8, bias: true }, { kind: 'relu' }, { kind: 'dense', units: 2, bias: true }],
      loss: { kind: 'softmax-cross-entropy' },
      optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false, schedule: null },
      techniques: { l2: { strength: 0.1, on: 'all' } },
      baseline: null,
      members: 1,
      training: small.training,
      changes: [],
    })
    expect(resolveArm(analysis, 'other')).toMatchObject({ analysis: { weight1: 5, weight2: -1, strength: 0.3 } })
  })

  test('merges what it names and leaves the rest', () => {
    const merged = resolve({ techniques: { l2: { strength: 0.3 } }, training: { steps: 7 } })
    expect(merged.techniques).toEqual({ l2: { strength: 0.3, on: 'all' } })
    expect(merged.training).toEqual({ ...small.training, steps: 7 })
    expect(resolve({ data: { train: 50 } }).data).toMatchObject({ kind: 'two-moons', train: 50, labelNoise: 0.2 })
    expect(resolve({ techniques: { 'weight-decay': {} } }).techniques).toEqual({
      l2: { strength: 0.1, on: 'all' },
      'weight-decay': { strength: 0, on: 'weights' },
    })
  })

  test('removes what it sets to null, at any depth, there or not', () => {
    expect(resolve({ techniques: { l2: null } }).techniques).toEqual({})
    expect(resolve({ techniques: null }).techniques).toEqual({})
    expect(resolve({ techniques: { l2: { on: null } } } as never).techniques).toEqual({
      l2: { strength: 0.1, on: 'weights' },
    })
    expect(resolve({ techniques: { l2: null, 'weight-decay': { strength: 0.1 } } }, {}, small).techniques).toEqual({
      'weight-decay': { strength: 0.1, on: 'weights' },
    })
    expect(resolve({ initializer: null, loss: null })).toEqual(resolve({}))
    expect(() => resolve({ data: null })).toThrow('The spec has no “data”.')
  })

  test('replaces arrays, and objects that name a kind', () => {
    expect(resolve({ model: [{ kind: 'dense', units: 2 }] }).model).toEqual([{ kind: 'dense', units: 2, bias: true }])
    expect(resolve({ data: { kind: 'two-moons', test: 300 } }).data).toMatchObject({
      kind: 'two-moons',
      train: 100,
      validation: 200,
      test: 300,
      jitter: 0.2,
      labelNoise: 0,
    })
  })

  test('changes nothing but its own arm', () => {
    const spec: TrainingSpec = { ...base, arms: { arm: { techniques: null, training: { steps: 3 } }, other: {} } }
    const before = structuredClone(spec)
    resolveArm(spec, 'arm', { 'data.train': 60, 'arm.training.steps': 4 })
    expect(spec).toEqual(before)
    expect(resolveArm(spec, 'other')).toEqual(resolve({}))
  })

  // RFC 7386's own law: what a patch writes is there afterwards, and a second time it changes nothing.
  test('is idempotent: written twice it is written once', () => {
    const strength = fc.constantFrom(0, 0.25, 1)
    const technique = fc.option(fc.record({ strength, on: fc.constantFrom('weights', 'all') }, { requiredKeys: [] }))
    const patch = fc.record(
      {
        techniques: fc.option(fc.record({ l2: technique, 'weight-decay': technique }, { requiredKeys: [] })),
        training: fc.record({ steps: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] }),
        data: fc.record({ labelNoise: fc.constantFrom(0, 0.5) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(patch, (given) => {
        const once = resolve(given as never)
        const { kind: _, ...setup } = once
        expect(resolve(given as never, {}, { ...base, ...setup } as never)).toEqual(once)
      }),
    )
  })
})

describe('a setting', () => {
  test('of a path without an arm changes the base, under the arm’s patch', () => {
    expect(resolve({}, { 'data.train': 60 }).data.train).toBe(60)
    expect(resolve({ data: { train: 50 } }, { 'data.train': 60 }).data.train).toBe(50)
    expect(resolve({ data: { labelNoise: 0 } }, { 'data.train': 60 }).data).toMatchObject({ train: 60, labelNoise: 0 })
  })

  test('of a path with an arm wins over the patch, in that arm only', () => {
    const settings = { 'arm.data.train': 70, 'data.train': 60, 'another-arm.data.train': 80 }
    expect(resolve({ data: { train: 50 } }, settings).data.train).toBe(70)
    expect(resolve({}, { 'another-arm.data.train': 80 }).data.train).toBe(30)
  })

  test('may index a list', () => {
    expect(resolve({}, { 'model.0.units': 3 }).model[0]).toEqual({ kind: 'dense', units: 3, bias: true })
    expect(resolve({}, { 'arm.model.0.units': 4 }).model[0]).toEqual({ kind: 'dense', units: 4, bias: true })
  })

  test('may put in what the spec leaves to its default', () => {
    expect(resolve({}, { 'data.jitter': 0.4 }).data.jitter).toBe(0.4)
  })

  test.each([
    'model.3.units',
    'model.-1.units',
    'model..units',
    'model.length',
    'model.first.units',
    'steps',
    'training.epochs',
    'arm.trainign.steps',
    'no-such-arm.data.train',
    'data.train.deeper',
    'toString',
    'constructor.name',
    '',
  ])('of the path “%s”, which names nothing, is refused', (path) => {
    expect(() => resolve({}, { [path]: 5 })).toThrow(/^“.*” (names no part of this experiment|.*must be)/)
  })

  test('that its option does not allow is refused with path and range', () => {
    expect(() => resolve({}, { 'data.train': 5 })).toThrow('“data.train” must be a whole number from 20 to 500, not 5.')
    expect(() => resolve({}, { 'data.train': 20.5 })).toThrow(
      '“data.train” must be a whole number from 20 to 500, not 20.5.',
    )
    expect(() => resolve({}, { 'training.steps': 0 })).toThrow(
      '“training.steps” must be a whole number from 1 to 100000, not 0.',
    )
    expect(() => resolve({}, { 'data.trian': 50 })).toThrow('“two-moons” at “data” has no option “trian”.')
  })
})

test('an unknown arm is answered with those there are', () => {
  for (const arm of ['nobody', 'toString'])
    expect(() => resolveArm(base, arm)).toThrow(`There is no arm “${arm}”. Known: plain.`)
})
