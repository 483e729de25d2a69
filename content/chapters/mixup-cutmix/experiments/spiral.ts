import { defineExperiment } from '#core/spec.ts'

const ALPHA = 'mixup.techniques.mixup.alpha'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'spiral', train: 150, validation: 200, test: 1000 },
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
  vary: { [ALPHA]: [0, 0.2, 0.5, 1, 2, 4] },
  controls: [ALPHA, 'data.train', 'seed'],
  claims: {
    'spiral-fair-control': {
      compare: ['mixup', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'spiral-more-mixing': {
      compare: [{ arm: 'mixup', set: { [ALPHA]: 4 } }, 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
  },
})
