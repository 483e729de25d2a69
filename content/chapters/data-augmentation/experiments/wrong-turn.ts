import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 800, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 1000, measureEvery: 20 },
  arms: { plain: {}, 'half-turn': { techniques: { augmentation: { halfTurn: 0.5 } } } },
  show: ['error'],
  controls: ['half-turn.techniques.augmentation.halfTurn', 'data.train', 'data.labelNoise', 'seed'],
  claims: {
    'wrong-turn-memorised': { compare: ['half-turn', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'wrong-turn-few-digits': {
      compare: ['half-turn', 'plain'],
      measure: 'test.error',
      set: { 'data.train': 200, 'training.steps': 500 },
      expect: 'higher',
      seeds: 20,
    },
    'wrong-turn-fair-control': {
      compare: ['half-turn', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
  },
})
