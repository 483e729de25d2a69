import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.03 } } } },
  show: ['error', 'loss'],
  controls: ['penalised.techniques.l2.strength', 'data.labelNoise', 'data.train', 'seed'],
  claims: {
    'penalty-lowers-test-error': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    gap: {
      compare: [
        { arm: 'plain', measure: 'test.error' },
        { arm: 'plain', measure: 'train.error' },
      ],
      expect: 'higher',
      seeds: 20,
    },
    'fits-any-labels': {
      compare: [{ arm: 'plain', set: { 'data.labelNoise': 0.5 } }, 0],
      measure: 'train.error',
      expect: 'within',
      margin: 0.02,
      seeds: 20,
    },
    'penalty-raises-training-loss': {
      compare: ['penalised', 'plain'],
      measure: 'train.loss',
      expect: 'higher',
      seeds: 20,
    },
    'penalty-fair-control': {
      compare: ['penalised', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
