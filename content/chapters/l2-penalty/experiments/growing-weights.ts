import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { clean: {}, noisy: { data: { labelNoise: 0.2 } } },
  show: ['weight-norm', 'error'],
  controls: ['noisy.data.labelNoise', 'data.train', 'seed'],
  claims: {
    'weights-grow-on-clean-labels': { compare: ['clean', 1], measure: 'weight-growth', expect: 'higher', seeds: 20 },
    'noise-adds-growth': { compare: ['noisy', 'clean'], measure: 'weight-growth', expect: 'higher', seeds: 20 },
  },
})
