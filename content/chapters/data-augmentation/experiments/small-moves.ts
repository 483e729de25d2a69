import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 600, measureEvery: 12 },
  arms: {
    plain: {},
    'small-move': { techniques: { augmentation: { rotation: 10, shift: 0.5 } } },
    shifted: { techniques: { augmentation: { shift: 1 } } },
    'large-turn': { techniques: { augmentation: { rotation: 45 } } },
  },
  show: ['error'],
  controls: [
    'small-move.techniques.augmentation.rotation',
    'shifted.techniques.augmentation.shift',
    'large-turn.techniques.augmentation.rotation',
    'data.train',
    'seed',
  ],
  vary: { 'shifted.techniques.augmentation.shift': [0, 0.25, 0.5, 1, 1.5, 2] },
  claims: {
    'small-move': { compare: ['small-move', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'small-move-fair-control': {
      compare: ['small-move', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'new-digits': {
      compare: ['small-move', { arm: 'plain', set: { 'data.train': 200 } }],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'whole-pixel': {
      compare: ['shifted', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'two-pixels': {
      compare: [
        { arm: 'shifted', set: { 'shifted.techniques.augmentation.shift': 2 } },
        { arm: 'shifted', set: { 'shifted.techniques.augmentation.shift': 0 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'large-turn': {
      compare: ['large-turn', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
  },
})
