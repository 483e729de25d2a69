import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {}, 'batch-norm': { techniques: { 'batch-norm': {} } } },
  show: ['error', 'loss'],
  controls: ['data.labelNoise', 'training.batchSize', 'optimizer.learningRate', 'seed'],
  claims: {
    'clean-labels': {
      compare: ['batch-norm', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.labelNoise': 0 },
      expect: 'undetected',
      seeds: 20,
    },
    'noisy-labels': { compare: ['batch-norm', 'plain'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'training-loss': { compare: ['batch-norm', 'plain'], measure: 'train.loss', expect: 'lower', seeds: 20 },
    'noisy-labels-fair-control': {
      compare: ['batch-norm', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'batches-of-five': {
      compare: ['batch-norm', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'training.batchSize': 5 },
      expect: 'lower',
      seeds: 20,
    },
    'batch-noise': {
      compare: [
        [
          { arm: 'batch-norm', set: { 'training.batchSize': 5 } },
          { arm: 'plain', set: { 'training.batchSize': 5 } },
        ],
        ['batch-norm', 'plain'],
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
  },
})
