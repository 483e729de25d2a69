import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const relu = { kind: 'relu' } as const
const dropout = { kind: 'dropout', probability: 0.5 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, relu, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'dropout-before-activation': { model: [{ repeat: 2, layers: [dense, dropout, relu] }, output] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'relu-no-norm': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.loss',
      expect: 'identical',
      seeds: 20,
    },
  },
})
