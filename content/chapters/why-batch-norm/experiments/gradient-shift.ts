import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'relu' }] }, output],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 15 },
  arms: {
    plain: {},
    'batch-norm': {
      model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
    },
    'plain-tanh': {
      model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'tanh' }] }, output],
      initializer: { kind: 'glorot' },
    },
    'batch-norm-tanh': {
      model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'tanh' }] }, output],
      initializer: { kind: 'glorot' },
    },
  },
  show: [],
  record: [{ kind: 'gradient-shift', layer: 'dense-4' }],
  controls: ['optimizer.learningRate', 'training.batchSize', 'seed'],
  claims: {
    'relu-gradients': {
      compare: ['batch-norm', 'plain'],
      measure: 'gradient-cosine.dense-4',
      expect: 'higher',
      seeds: 20,
    },
    'relu-gradient-length': {
      compare: ['batch-norm', 'plain'],
      measure: 'gradient-shift.dense-4',
      expect: 'lower',
      seeds: 20,
    },
    'tanh-gradients': {
      compare: ['batch-norm-tanh', 'plain-tanh'],
      measure: 'gradient-cosine.dense-4',
      expect: 'undetected',
      seeds: 20,
    },
    'tanh-gradient-length': {
      compare: ['batch-norm-tanh', 'plain-tanh'],
      measure: 'gradient-shift.dense-4',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
