import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.03 } } } },
  show: [
    { kind: 'weight-histogram', limit: 1 },
    'weight-norm',
    'error',
    'loss',
    { kind: 'equation-values', layer: 'dense-1', unit: 22, input: 35 },
  ],
  controls: ['penalised.techniques.l2.strength', 'data.labelNoise', 'data.train', 'seed'],
  claims: {
    'l2-lowers-test-error': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      at: 'end',
      expect: 'lower',
      seeds: 20,
    },
    'l2-fair-control': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'l2-on-clean-labels': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.labelNoise': 0 },
      expect: 'lower',
      seeds: 20,
    },
  },
})
