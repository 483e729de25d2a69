import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'rules', train: 100, validation: 200, test: 1000, labelNoise: 0.05 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 8 },
  arms: { network: {}, forest: { baseline: { kind: 'random-forest' } } },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'seed'],
  claims: {
    'forest-on-rules': {
      compare: ['forest', 'network'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'forest-on-more-rules': {
      compare: ['forest', 'network'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.train': 400 },
      expect: 'lower',
      seeds: 20,
    },
    'forest-fits-coin-flips': {
      compare: [{ arm: 'forest', set: { 'data.labelNoise': 0.5, 'data.train': 200 } }, 0],
      measure: 'train.error',
      expect: 'identical',
      seeds: 20,
    },
  },
})
