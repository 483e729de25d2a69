import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'sigmoid' }] }, output],
  initializer: { kind: 'glorot' },
  optimizer: { kind: 'sgd', learningRate: 1, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 15 },
  arms: {
    plain: {},
    'batch-norm': {
      model: [
        { repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'sigmoid' }] },
        output,
      ],
    },
  },
  show: ['loss'],
  record: ['along-gradient'],
  controls: ['optimizer.learningRate', 'initializer.firstLayerScale', 'training.batchSize', 'seed'],
  claims: {
    'sigmoid-rougher': { compare: ['batch-norm', 'plain'], measure: 'smoothness', expect: 'higher', seeds: 20 },
    'sigmoid-loss-range': {
      compare: ['batch-norm', 'plain'],
      measure: 'loss-range',
      expect: 'undetected',
      seeds: 20,
    },
    'sigmoid-gradient-change': {
      compare: ['batch-norm', 'plain'],
      measure: 'gradient-change',
      expect: 'undetected',
      seeds: 20,
    },
    'sigmoid-learns': { compare: ['batch-norm', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
  },
})
