import { defineExperiment } from '#core/spec.ts'

const ALPHA = 'mixup.techniques.mixup.alpha'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'two-moons', train: 100, validation: 200, test: 1000, labelNoise: 0.2 },
  model: [
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 2 },
  ],
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 'all', steps: 300, measureEvery: 6 },
  arms: { plain: {}, mixup: { techniques: { mixup: { alpha: 1, per: 'example' } } } },
  show: ['boundary', 'error'],
  controls: [ALPHA, 'data.labelNoise', 'data.train', 'seed'],
  claims: {
    'moons-noisy': { compare: ['mixup', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'moons-noisy-fair-control': {
      compare: ['mixup', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'moons-clean': {
      compare: ['mixup', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.labelNoise': 0 },
      expect: 'higher',
      seeds: 20,
    },
  },
})
