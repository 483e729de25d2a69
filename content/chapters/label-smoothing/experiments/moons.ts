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
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 'all', steps: 300, measureEvery: 6 },
  arms: { plain: {}, 'label-smoothing': { techniques: { 'label-smoothing': { strength: 0.3 } } } },
  show: ['boundary', 'error'],
  record: [{ kind: 'weight-norm', layers: 'together' }],
  controls: ['label-smoothing.techniques.label-smoothing.strength', 'data.labelNoise', 'seed'],
  claims: {
    'moons-test-error': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'moons-fair-control': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
