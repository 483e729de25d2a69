import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 8 },
  arms: { network: {}, forest: { baseline: { kind: 'random-forest' } } },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'seed'],
  claims: {
    'forest-on-twenty': {
      compare: ['forest', 'network'],
      measure: 'test.error',
      set: { 'data.train': 20 },
      expect: 'higher',
      seeds: 20,
    },
    'forest-on-hundred': { compare: ['forest', 'network'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'forest-on-four-hundred': {
      compare: ['forest', 'network'],
      measure: 'test.error',
      set: { 'data.train': 400 },
      expect: 'undetected',
      seeds: 20,
    },
  },
})
