import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 500, measureEvery: 10 },
  arms: {
    plain: {},
    mirrored: { techniques: { augmentation: { horizontalFlip: 0.5 } } },
    'upside-down': { techniques: { augmentation: { verticalFlip: 0.5 } } },
    'half-turn': { techniques: { augmentation: { halfTurn: 0.5 } } },
  },
  show: ['class-error', 'error'],
  record: [{ kind: 'class-error', form: 'numbers' }],
  controls: [
    'mirrored.techniques.augmentation.horizontalFlip',
    'upside-down.techniques.augmentation.verticalFlip',
    'half-turn.techniques.augmentation.halfTurn',
    'data.train',
    'seed',
  ],
  claims: {
    mirrored: {
      compare: ['mirrored', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'upside-down': {
      compare: ['upside-down', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'half-turn': {
      compare: ['half-turn', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'half-turn-six': {
      compare: ['half-turn', 'plain'],
      measure: 'validation.class-error.class-6',
      expect: 'higher',
      seeds: 20,
    },
    'half-turn-nine': {
      compare: ['half-turn', 'plain'],
      measure: 'validation.class-error.class-9',
      expect: 'higher',
      seeds: 20,
    },
    'half-turn-zero': {
      compare: ['half-turn', 'plain'],
      measure: 'validation.class-error.class-0',
      expect: 'undetected',
      seeds: 20,
    },
    'nine-beyond-average': {
      compare: [
        [
          { arm: 'half-turn', measure: 'validation.class-error.class-9' },
          { arm: 'plain', measure: 'validation.class-error.class-9' },
        ],
        [
          { arm: 'half-turn', measure: 'validation.error' },
          { arm: 'plain', measure: 'validation.error' },
        ],
      ],
      expect: 'higher',
      seeds: 20,
    },
  },
})
