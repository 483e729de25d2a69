import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const norm = { kind: 'batch-norm' } as const
const relu = { kind: 'relu' } as const
const dropout = { kind: 'dropout', probability: 0.5 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, norm, relu, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'norm-last': { model: [{ repeat: 2, layers: [dense, relu, dropout, norm] }, output] },
    'norm-last-swapped': { model: [{ repeat: 2, layers: [dense, dropout, relu, norm] }, output] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'relu-norm-last': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'relu-norm-last-restored': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'relu-norm-last-swapped': {
      compare: ['norm-last-swapped', 'norm-last'],
      measure: 'test.loss',
      expect: 'identical',
      seeds: 20,
    },
  },
})
