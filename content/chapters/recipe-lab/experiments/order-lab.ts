import { defineExperiment } from '#core/spec.ts'

const conv = { kind: 'conv2d', channels: 8, kernel: 3, padding: 1 } as const
const norm = { kind: 'batch-norm' } as const
const relu = { kind: 'relu' } as const
const dropout = { kind: 'dropout', probability: 0.3 } as const
const output = [{ kind: 'max-pool' }, { kind: 'flatten' }, { kind: 'dense', units: 10 }] as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 300, validation: 200, test: 700 },
  model: [{ repeat: 2, layers: [conv, norm, relu, dropout] }, ...output],
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 25, steps: 180, measureEvery: 6 },
  arms: {
    usual: {},
    yours: { model: [{ repeat: 2, layers: [conv, dropout, norm, relu] }, ...output] },
  },
  show: ['error', 'loss'],
  controls: ['yours.model.0.layers', 'data.train', 'data.labelNoise', 'seed'],
})
