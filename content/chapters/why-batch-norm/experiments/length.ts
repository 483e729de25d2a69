import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'batch-norm' }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  initializer: { kind: 'he' },
  optimizer: { kind: 'sgd', learningRate: 0.3, momentum: 0 },
  techniques: { 'weight-decay': { strength: 0 } },
  training: { batchSize: 50, steps: 300, measureEvery: 10 },
  arms: { 'batch-norm': {}, 'ten-times': { initializer: { kind: 'he', firstLayerScale: 10 } } },
  show: ['error'],
  record: ['effective-learning-rate'],
  controls: [
    'ten-times.initializer.firstLayerScale',
    'optimizer.learningRate',
    'techniques.weight-decay.strength',
    'seed',
  ],
  claims: {
    'long-start-slower': { compare: ['ten-times', 'batch-norm'], measure: 'train.loss', expect: 'higher', seeds: 20 },
  },
})
