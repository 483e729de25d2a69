import { defineExperiment } from '#core/spec.ts'

const INPUT = 'input-noise.techniques.input-noise.deviation'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'two-moons', train: 100, validation: 200, test: 1000, labelNoise: 0.2 },
  model: [
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 2 },
  ],
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 'all', steps: 300, measureEvery: 6 },
  arms: {
    plain: {},
    'input-noise': { techniques: { 'input-noise': { deviation: 0.3 } } },
    l2: { techniques: { l2: { strength: 0.01 } } },
  },
  show: ['boundary', 'error'],
  record: [{ kind: 'weight-norm', layers: 'together' }],
  controls: [INPUT, 'l2.techniques.l2.strength', 'data.labelNoise', 'seed'],
  claims: {
    'moons-input-noise': { compare: ['input-noise', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'moons-fair-control': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'moons-against-l2': { compare: ['input-noise', 'l2'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'moons-norm': { compare: ['input-noise', 'l2'], measure: 'weight-norm', expect: 'higher', seeds: 20 },
    'moons-too-much': {
      compare: [{ arm: 'input-noise', set: { [INPUT]: 1.5 } }, 'input-noise'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
  },
})
