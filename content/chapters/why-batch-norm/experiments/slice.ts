import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'relu' }] }, output],
  optimizer: { kind: 'sgd', learningRate: 0.03, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 50 },
  arms: {
    plain: {},
    'batch-norm': {
      model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
    },
  },
  show: [{ kind: 'landscape', directions: 'two', radius: 1 }],
  controls: ['optimizer.learningRate', 'training.batchSize', 'seed'],
})
