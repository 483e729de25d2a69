import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const norm = { kind: 'batch-norm' } as const
const sigmoid = { kind: 'sigmoid' } as const
const dropout = { kind: 'dropout', probability: 0.5 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, norm, sigmoid, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'norm-last': { model: [{ repeat: 2, layers: [dense, sigmoid, dropout, norm] }, output] },
    'norm-last-swapped': { model: [{ repeat: 2, layers: [dense, dropout, sigmoid, norm] }, output] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'sigmoid-norm-last': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-norm-last-restored': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-norm-last-swapped': {
      compare: ['norm-last-swapped', 'usual'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-norm-last-swapped-restored': {
      compare: ['norm-last-swapped', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
