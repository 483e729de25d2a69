import { defineExperiment } from '#core/spec.ts'

const layer = [{ kind: 'dense', units: 64 }, { kind: 'relu' }] as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [...layer, ...layer, ...layer, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0 },
  training: { batchSize: 25, steps: 400, measureEvery: 8 },
  arms: {
    plain: {},
    'plain-l2': { techniques: { l2: { strength: 0.03 } } },
    'batch-norm': { techniques: { 'batch-norm': {} } },
    'batch-norm-l2': { techniques: { 'batch-norm': {}, l2: { strength: 0.03 } } },
  },
  show: ['error'],
  record: ['effective-learning-rate'],
  controls: ['plain-l2.techniques.l2.strength', 'batch-norm-l2.techniques.l2.strength', 'data.labelNoise', 'seed'],
  claims: {
    'penalty-on-plain': {
      compare: ['plain-l2', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'penalty-on-batch-norm': {
      compare: ['batch-norm-l2', 'batch-norm'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'penalty-does-less': {
      compare: [
        ['batch-norm-l2', 'batch-norm'],
        ['plain-l2', 'plain'],
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'last-step-batch-norm': {
      compare: ['batch-norm-l2', 'batch-norm'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'penalty-raises-rate': {
      compare: ['batch-norm-l2', 'batch-norm'],
      measure: 'effective-learning-rate.dense-1',
      expect: 'higher',
      seeds: 20,
    },
  },
})
