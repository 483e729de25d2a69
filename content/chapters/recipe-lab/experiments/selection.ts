import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 50, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {} },
  show: ['error'],
  controls: ['data.validation', 'data.labelNoise', 'seed'],
  claims: {
    'chosen-score': {
      compare: [
        { arm: 'plain', measure: 'validation.error' },
        { arm: 'plain', measure: 'test.error' },
      ],
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'unchosen-score': {
      compare: [
        { arm: 'plain', measure: 'validation.error' },
        { arm: 'plain', measure: 'test.error' },
      ],
      expect: 'undetected',
      seeds: 20,
    },
    'kinder-by-choice': {
      compare: [
        [
          { arm: 'plain', measure: 'validation.error', at: 'best-validation' },
          { arm: 'plain', measure: 'test.error', at: 'best-validation' },
        ],
        [
          { arm: 'plain', measure: 'validation.error' },
          { arm: 'plain', measure: 'test.error' },
        ],
      ],
      expect: 'lower',
      seeds: 20,
    },
    'chosen-score-of-200': {
      compare: [
        { arm: 'plain', measure: 'validation.error' },
        { arm: 'plain', measure: 'test.error' },
      ],
      at: 'best-validation',
      set: { 'data.validation': 200 },
      expect: 'undetected',
      seeds: 20,
    },
    'few-checks': {
      compare: [
        [
          { arm: 'plain', measure: 'validation.error' },
          { arm: 'plain', measure: 'test.error' },
        ],
        [
          { arm: 'plain', measure: 'validation.error', set: { 'training.measureEvery': 100 } },
          { arm: 'plain', measure: 'test.error', set: { 'training.measureEvery': 100 } },
        ],
      ],
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
