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
    shaken: {
      model: [
        {
          repeat: 6,
          layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'injected-shift' }, { kind: 'relu' }],
        },
        output,
      ],
    },
  },
  show: ['loss'],
  record: [{ kind: 'mean-drift', layer: 'relu-4', examples: 256 }],
  controls: [
    'optimizer.learningRate',
    'shaken.model.0.layers.2.mean',
    'shaken.model.0.layers.2.scale',
    'shaken.model.0.layers.2.noise',
    'seed',
  ],
  claims: {
    'less-drift': { compare: ['batch-norm', 'plain'], measure: 'mean-drift.relu-4', expect: 'lower', seeds: 20 },
    'shaken-drift': { compare: ['shaken', 'plain'], measure: 'mean-drift.relu-4', expect: 'higher', seeds: 20 },
    'shaking-costs': { compare: ['shaken', 'batch-norm'], measure: 'train.loss', expect: 'higher', seeds: 20 },
    'shaken-against-plain': {
      compare: [{ arm: 'shaken', set: { 'shaken.optimizer.learningRate': 0.3 } }, 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
  },
})
