import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'relu' }] }, output],
  initializer: { kind: 'he' },
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 15 },
  arms: {
    plain: {},
    'batch-norm': {
      model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
    },
  },
  show: ['loss', 'error'],
  vary: { 'optimizer.learningRate': [0.03, 0.1, 0.3, 1, 3] },
  controls: ['optimizer.learningRate', 'initializer.firstLayerScale', 'training.batchSize', 'seed'],
  claims: {
    'same-rate': { compare: ['batch-norm', 'plain'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'large-rate': {
      compare: [
        { arm: 'batch-norm', set: { 'optimizer.learningRate': 1 } },
        { arm: 'plain', set: { 'optimizer.learningRate': 1 } },
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'best-rates': {
      compare: [{ arm: 'batch-norm', set: { 'optimizer.learningRate': 0.3 } }, 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
  },
})
