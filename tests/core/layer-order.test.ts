/** The order of layers as a setting: names of those that stand in a list. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSpec } from '#core/check-spec.ts'
import { planTraining } from '#core/plan.ts'
import { optionOf, type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Settings, TrainingSpec } from '#core/spec.ts'
import { withSettings } from '#core/spec-file.ts'
import { small } from './environments.ts'

const block = [
  { kind: 'dense', units: 8 },
  { kind: 'batch-norm' },
  { kind: 'relu' },
  { kind: 'dropout', probability: 0.3 },
  { kind: 'dense', units: 5 },
] as const
const NAMES = ['dense', 'batch-norm', 'relu', 'dropout', 'dense-2']
const out = { kind: 'dense', units: 2 } as const
const spec = {
  ...small,
  model: [{ repeat: 2, layers: block }, out],
  arms: { usual: {}, yours: { model: [{ repeat: 2, layers: block.toReversed() }, out] } },
  controls: ['model.0.layers', 'yours.model.0.layers', 'data.train'],
} satisfies TrainingSpec<string>
const PATH = 'yours.model.0.layers'
const resolve = (settings: Settings, arm: 'usual' | 'yours' = 'yours') =>
  resolveArm(spec, arm, settings) as ResolvedTraining
const orders = fc.shuffledSubarray(NAMES)

describe('the order of a list of layers', () => {
  test('is an option of the list, whose value are the names in it', () => {
    checkSpec(spec)
    expect(optionOf(spec, 'model.0.layers')).toMatchObject({ arm: null, default: NAMES })
    expect(optionOf(spec, PATH)).toEqual({
      path: PATH,
      arm: 'yours',
      unit: 'training',
      declaration: { name: 'layers', type: 'order', default: ['dense', 'dropout', 'relu', 'batch-norm', 'dense-2'] },
      default: ['dense', 'dropout', 'relu', 'batch-norm', 'dense-2'],
    })
  })

  test('gives the setup that has the layers written so, with or without some of them', () => {
    const named = new Map(NAMES.map((name, index) => [name, block[index]!]))
    fc.assert(
      fc.property(orders, (order) => {
        const layers = order.map((name) => named.get(name)!)
        const written = { ...spec, model: [{ repeat: 2, layers }, out] }
        expect(resolve({ 'model.0.layers': order }, 'usual')).toEqual(resolveArm(written, 'usual'))
      }),
    )
  })

  test('comes after all else: an index counts in the list as it is written', () => {
    const order = ['relu', 'dense-2', 'dropout']
    const probability = { 'yours.model.0.layers.1.probability': 0.1 }
    const [first, last] = [resolve({ [PATH]: order, ...probability }), resolve({ ...probability, [PATH]: order })]
    expect(first).toEqual(last)
    expect(first.model[0]).toMatchObject({ layers: [{}, { units: 8 }, { probability: 0.1 }] })
  })

  test('stands in a file as the layers themselves', () => {
    fc.assert(
      fc.property(orders, orders, fc.boolean(), (all, one, both) => {
        const settings = { 'model.0.layers': all, ...(both && { [PATH]: one }), 'model.0.layers.0.units': 6 }
        const applied = checkSpec({ ...withSettings(spec, settings), controls: [] })
        for (const arm of ['usual', 'yours']) expect(resolveArm(applied, arm)).toEqual(resolveArm(spec, arm, settings))
      }),
    )
  })

  test.each([
    ['a name that is not there', ['relu', 'conv2d']],
    ['one twice', ['relu', 'relu']],
  ])('with %s is refused', (_, order) => {
    expect(() => resolve({ [PATH]: order })).toThrow(
      `“${PATH}” must be a list of dense, dropout, relu, batch-norm, dense-2 in any order, each at most once, not ["relu",`,
    )
  })

  test('is no option where a list holds a repeat', () => {
    expect(() => optionOf(spec, 'model')).toThrow('“model” names no option')
  })

  test('is not offered beside an option of one of its layers, which is then at no certain place', () => {
    const controls = ['yours.model.0.layers', 'model.0.layers.3.probability']
    expect(() => checkSpec({ ...spec, controls })).toThrow(
      '“controls” cannot offer both “yours.model.0.layers” and “model.0.layers.3.probability”',
    )
  })
})

describe('the order of a whole model', () => {
  const convolutional = {
    ...small,
    data: { kind: 'digits', train: 40, validation: 20, test: 100 },
    model: [
      { kind: 'conv2d', channels: 2, kernel: 3 },
      { kind: 'batch-norm' },
      { kind: 'relu' },
      { kind: 'flatten' },
      { kind: 'dense', units: 10 },
    ],
    controls: ['model'],
  } satisfies TrainingSpec<string>
  const plan = (model: readonly string[]) =>
    planTraining(resolveArm(checkSpec(convolutional), 'plain', { model }) as ResolvedTraining)

  test('is an option, too', () => {
    const { network } = plan(['conv2d', 'relu', 'batch-norm', 'flatten', 'dense'])
    expect(network.layers.map(({ name }) => name)).toEqual([
      'conv2d-1',
      'relu-1',
      'batch-norm-1',
      'flatten-1',
      'dense-1',
    ])
  })

  test.each([
    [['dense', 'conv2d', 'batch-norm', 'relu', 'flatten'], 'conv2d-1 takes images, but gets 10 features'],
    [['conv2d', 'batch-norm', 'relu', 'flatten'], 'The last layer, flatten-1, gives 72 outputs'],
    [[], 'The model has no layers'],
  ])('that cannot be built, %j, is answered with a sentence', (model, sentence) => {
    expect(() => plan(model)).toThrow(sentence)
  })
})
