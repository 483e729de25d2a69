import { expect, test } from 'vitest'
import { checkSpec } from '#core/check-spec.ts'
import { resolveArm } from '#core/resolve.ts'
import type { Settings, Spec, TrainingSpec } from '#core/spec.ts'
import { readSpecFile, withSettings, writeSpecFile } from '#core/spec-file.ts'
import { small } from './environments.ts'

const spec = checkSpec({
  ...small,
  model: [
    { repeat: 2, layers: [{ kind: 'dense', units: 8 }, { kind: 'relu' }] },
    { kind: 'dense', units: 2 },
  ],
  optimizer: { kind: 'sgd', learningRate: 0.1, schedule: { kind: 'step', every: 5 } },
  techniques: { dropout: { probability: 0.2 } },
  arms: {
    plain: {},
    penalised: { techniques: { l2: { strength: 0.01 }, dropout: null } },
    other: {
      optimizer: { kind: 'adam' },
      model: [
        { kind: 'dense', units: 3 },
        { kind: 'dense', units: 2 },
      ],
    },
  },
} satisfies TrainingSpec<string>)

test.each<Settings>([
  {},
  { 'data.train': 40, 'training.steps': 7 },
  { 'penalised.techniques.l2.strength': 0.5, 'penalised.optimizer.momentum': 0.5 },
  { 'other.model.0.units': 5, 'other.optimizer.beta1': 0.5, 'data.labelNoise': 0.3 },
  { 'plain.model.0.layers.0.units': 4, 'model.0.repeat': 1 },
  { 'model.0.layers.0.units': 6, 'plain.techniques.dropout.probability': 0, 'plain.training.steps': 3 },
  { 'optimizer.schedule.every': 2, 'plain.optimizer.schedule.factor': 0.1, 'plain.data.jitter': 0 },
  { 'optimizer.learningRate': 0.2, 'plain.optimizer.learningRate': 0.3 },
])('with %j in it, the spec resolves as with it beside', (settings) => {
  const applied = checkSpec(withSettings(spec, settings))
  for (const arm of Object.keys(spec.arms)) expect(resolveArm(applied, arm)).toEqual(resolveArm(spec, arm, settings))
})

test('what is written is read', () => {
  const settings = { 'data.train': 40 }
  const file = { experiment: 'l2-penalty/moons', core: 'abc', seed: 7, spec }
  const read = readSpecFile(JSON.parse(writeSpecFile({ ...file, settings })))
  expect(read).toEqual({ ...file, spec: withSettings(spec, settings) })
})

test('a spec alone is a file too', () => {
  expect(readSpecFile(JSON.parse(JSON.stringify(spec)))).toEqual({ spec })
})

test.each<[object, string]>([
  [{ spec }, 'A spec’s file names its experiment, the core’s version and a seed, such as "seed": 0.'],
  [{ experiment: 'a', core: 'b', seed: -1, spec }, 'A spec’s file names its experiment'],
  [{ experiment: 'a', core: 'b', seed: 0, spec, more: 1 }, 'A spec’s file has no field “more”.'],
  [{ experiment: 'a', core: 'b', seed: 0, spec: [] as unknown as Spec }, 'A spec is an object'],
])('a file that is none is refused: %#', (value, sentence) => {
  expect(() => readSpecFile(value)).toThrow(sentence)
})
