/** Every layer in every form, and every reference network: the file gives the core’s outputs in onnxruntime. */
import { describe, expect, test } from 'vitest'
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import type { RunKey } from '#core/run.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import type { Unit } from '#core/units.ts'
import { small } from '../core/environments.ts'
import { runs } from '../reference.ts'
import { exported } from './exported.ts'

async function expectEqual(spec: Spec, key: RunKey): Promise<void> {
  const { expected, actual, dims } = await exported(spec, key)
  expect(dims[0]).toBeGreaterThan(1)
  expect(dims.reduce((a, b) => a * b)).toBe(expected.length)
  // Outputs that are all alike would equal anything.
  expect(Math.max(...expected) - Math.min(...expected)).toBeGreaterThan(0.05)
  const differences = Array.from(actual, (value, k) => Math.abs(value - expected[k]!) / Math.max(1, Math.abs(value)))
  expect(Math.max(...differences)).toBeLessThan(1e-5)
}

/** With the defaults, then each choice and switch otherwise. */
const forms = ({ id, options }: LayerUnit): readonly Unit[] => [
  { kind: id },
  ...options.flatMap((option) => {
    if (option.type === 'switch') return [{ kind: id, [option.name]: !option.default }]
    if (option.type !== 'choice') return []
    return option.choices
      .filter((choice) => choice !== option.default)
      .map((choice) => ({ kind: id, [option.name]: choice }))
  }),
]
const others: readonly Unit[] = [
  { kind: 'conv2d', channels: 5, kernel: 3, kernelWidth: 2, stride: 2, padding: 1 },
  { kind: 'max-pool', kernel: 3, stride: 1 },
  { kind: 'average-pool', kernel: 3, stride: 2 },
  { kind: 'group-norm', groups: 1 },
]
const takes = (kind: string) => (layers as readonly LayerUnit[]).find(({ id }) => id === kind)!.takes
const models = [...(layers as readonly LayerUnit[]).flatMap(forms), ...others].flatMap((layer) => [
  ...(takes(layer.kind) === 'features' ? [] : [{ layer, first: { kind: 'conv2d', channels: 4, padding: 1 } }]),
  ...(takes(layer.kind) === 'image' ? [] : [{ layer, first: { kind: 'dense', units: 12 } }]),
])

describe('a network of one layer after another', () => {
  test.each(models)('$first.kind, $layer', async ({ first, layer }) => {
    const spec = {
      ...small,
      data: { kind: 'digits', train: 40, validation: 40, test: 100 },
      model: [first, layer, { kind: 'dense', units: 10 }],
      optimizer: { kind: 'sgd', learningRate: 0.02 },
    } as unknown as TrainingSpec
    await expectEqual(spec, { arm: 'plain', settings: {}, seed: 1 })
  })
})

const networks = runs.filter(({ spec }) => spec.kind === 'training' && (spec.members ?? 1) === 1)
describe('a reference network', () => {
  test.each(networks)('$name', async ({ spec, key }) => {
    await expectEqual(spec, key)
  })
})
