import { defineExperiment } from '#core/spec.ts'

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
  optimizer: { kind: 'sgd', learningRate: 0.2, momentum: 0.9 },
  training: { batchSize: 'all', steps: 600, measureEvery: 6 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.01 } } } },
  show: [
    'boundary',
    { kind: 'weight-histogram', limit: 3, layers: 'together' },
    { kind: 'weight-norm', layers: 'together' },
    'error',
  ],
  controls: ['penalised.techniques.l2.strength', 'data.labelNoise', 'data.train', 'seed'],
  vary: { 'penalised.techniques.l2.strength': [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3] },
  claims: {
    'moons-l2-lowers-test-error': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'moons-fair-control': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'too-much-penalty': {
      compare: [
        { arm: 'penalised', set: { 'penalised.techniques.l2.strength': 0.3 } },
        { arm: 'penalised', set: { 'penalised.techniques.l2.strength': 0.01 } },
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
  },
})
