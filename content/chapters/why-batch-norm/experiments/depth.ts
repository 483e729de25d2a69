import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 12, layers: [{ kind: 'dense', units: 32 }, { kind: 'relu' }] }, output],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 15 },
  arms: {
    'small-start': { initializer: { kind: 'pytorch' } },
    'he-start': { optimizer: { learningRate: 0.03 } },
    tanh: {
      model: [{ repeat: 12, layers: [{ kind: 'dense', units: 32 }, { kind: 'tanh' }] }, output],
      initializer: { kind: 'glorot' },
    },
    'batch-norm': {
      model: [{ repeat: 12, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
      optimizer: { learningRate: 0.3 },
    },
  },
  show: ['loss'],
  controls: [
    'small-start.optimizer.learningRate',
    'he-start.optimizer.learningRate',
    'tanh.optimizer.learningRate',
    'batch-norm.optimizer.learningRate',
    'seed',
  ],
  claims: {
    'depth-batch-norm': { compare: ['batch-norm', 'he-start'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'depth-start': { compare: ['small-start', 'he-start'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'depth-tanh': { compare: ['tanh', 'he-start'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'depth-tanh-against-batch-norm': {
      compare: ['tanh', 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
  },
})
