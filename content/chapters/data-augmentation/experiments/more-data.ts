import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 8 },
  arms: {
    plain: {},
    'more-digits': { data: { train: 200 } },
    'input-noise': { techniques: { 'input-noise': { deviation: 1 } } },
    augmented: { techniques: { augmentation: { rotation: 10, shift: 0.5 } } },
  },
  show: ['error'],
  controls: [
    'more-digits.data.train',
    'input-noise.techniques.input-noise.deviation',
    'augmented.techniques.augmentation.rotation',
    'data.labelNoise',
    'seed',
  ],
  claims: {
    'noise-against-doubling': {
      compare: ['input-noise', 'more-digits'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'noise-against-doubling-fair-control': {
      compare: ['input-noise', 'more-digits'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'augmentation-on-more-data': {
      compare: ['augmented', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.train': 400 },
      expect: 'lower',
      seeds: 20,
    },
  },
})
