import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const sigmoid = { kind: 'sigmoid' } as const
const dropout = { kind: 'dropout', probability: 0.5 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, sigmoid, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'dropout-before-activation': { model: [{ repeat: 2, layers: [dense, dropout, sigmoid] }, output] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'sigmoid-no-norm': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'sigmoid-no-norm-restored': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
