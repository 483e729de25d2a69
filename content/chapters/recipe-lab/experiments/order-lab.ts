import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const norm = { kind: 'batch-norm' } as const
const relu = { kind: 'relu' } as const
const dropout = { kind: 'dropout', probability: 0.3 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 300, validation: 200, test: 700 },
  model: [{ repeat: 2, layers: [dense, norm, relu, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 180, measureEvery: 6 },
  arms: {
    usual: {},
    yours: { model: [{ repeat: 2, layers: [dense, dropout, norm, relu] }, output] },
  },
  show: ['error', 'loss'],
  controls: ['yours.model.0.layers', 'data.train', 'data.labelNoise', 'seed'],
})
