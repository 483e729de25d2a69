import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'polynomial', degree: 15, train: 20, validation: 20, noise: 0.2 },
  model: [{ kind: 'dense', units: 1 }],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
  training: { batchSize: 'all', steps: 300, measureEvery: 10 },
  arms: {
    descent: {},
    ridge: { baseline: { kind: 'ridge', strength: 0.001 } },
    cubic: { data: { degree: 3 }, baseline: { kind: 'least-squares' } },
  },
  show: ['error'],
  controls: ['ridge.baseline.strength', 'data.noise', 'data.train', 'seed'],
  claims: {
    'cubic-against-ridge': { compare: ['cubic', 'ridge'], measure: 'test.error', expect: 'lower', seeds: 20 },
  },
})
