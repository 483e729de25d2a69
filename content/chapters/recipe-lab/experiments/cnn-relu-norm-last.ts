import { defineExperiment } from '#core/spec.ts'

const conv = { kind: 'conv2d', channels: 8, kernel: 3, padding: 1 } as const
const deep = { kind: 'conv2d', channels: 16, kernel: 3, padding: 1 } as const
const pool = { kind: 'max-pool' } as const
const norm = { kind: 'batch-norm' } as const
const relu = { kind: 'relu' } as const
const dropout = { kind: 'dropout', probability: 0.3 } as const
const end = [{ kind: 'flatten' }, { kind: 'dense', units: 10 }] as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [conv, norm, relu, dropout, pool, deep, norm, relu, dropout, ...end],
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 25, steps: 160, measureEvery: 16 },
  arms: {
    usual: {},
    'norm-last': { model: [conv, relu, dropout, norm, pool, deep, relu, dropout, norm, ...end] },
    'norm-last-swapped': { model: [conv, dropout, relu, norm, pool, deep, dropout, relu, norm, ...end] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'cnn-relu-norm-last': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'cnn-relu-norm-last-restored': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'cnn-relu-norm-last-swapped': {
      compare: ['norm-last-swapped', 'norm-last'],
      measure: 'test.loss',
      expect: 'identical',
      seeds: 20,
    },
  },
})
