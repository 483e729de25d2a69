import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.2, momentum: 0 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    l2: { techniques: { l2: { strength: 0.03 } } },
    decay: { techniques: { 'weight-decay': { strength: 0.03 } } },
  },
  show: ['error', 'loss'],
  controls: ['optimizer.momentum', 'data.labelNoise', 'seed'],
  claims: {
    'l2-is-weight-decay-under-sgd': {
      compare: ['l2', 'decay'],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
  },
})
