import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 8, layers: [{ kind: 'dense', units: 32 }, { kind: 'relu' }] }, output],
  initializer: { kind: 'pytorch' },
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 15 },
  arms: {
    plain: {},
    'batch-norm': {
      model: [{ repeat: 8, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
    },
    shaken: {
      model: [
        {
          repeat: 8,
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
    'small-start-shaken': { compare: ['shaken', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'small-start-drift': { compare: ['plain', 'shaken'], measure: 'mean-drift.relu-4', expect: 'lower', seeds: 20 },
  },
})
