import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 800, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    plain: {},
    'half-turn': { techniques: { augmentation: { halfTurn: 1 } } },
    'upside-down': { techniques: { augmentation: { verticalFlip: 1 } } },
    mirrored: { techniques: { augmentation: { horizontalFlip: 1 } } },
  },
  show: ['confusion'],
  record: [{ kind: 'class-error', form: 'numbers' }],
  controls: ['data.train', 'seed'],
  claims: {
    'turned-six': {
      compare: ['half-turn', 'plain'],
      measure: 'validation.class-error.class-6',
      expect: 'higher',
      seeds: 20,
    },
    'turned-zero': {
      compare: ['half-turn', 'plain'],
      measure: 'validation.class-error.class-0',
      expect: 'undetected',
      seeds: 20,
    },
    'mirrored-nine': {
      compare: ['mirrored', 'half-turn'],
      measure: 'validation.class-error.class-9',
      expect: 'lower',
      seeds: 20,
    },
  },
})
