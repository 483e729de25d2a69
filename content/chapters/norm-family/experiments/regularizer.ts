import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: {},
    'batch-norm': { techniques: { 'batch-norm': {} } },
    'layer-norm': {
      model: [{ kind: 'dense', units: 64 }, { kind: 'layer-norm' }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
    },
  },
  show: ['loss', 'error'],
  controls: ['data.labelNoise', 'data.train', 'seed'],
  claims: {
    'batch-norm-on-noisy-labels': {
      compare: ['batch-norm', 'plain'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'batch-norm-fair-control': {
      compare: ['batch-norm', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'batch-norm-on-clean-labels': {
      compare: ['batch-norm', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'undetected',
      seeds: 20,
    },
    'layer-norm-fair-control': {
      compare: ['layer-norm', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
