import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: {},
    l2: { techniques: { l2: { strength: 0.07 } } },
    both: { techniques: { l2: { strength: 0.03 }, mixup: { alpha: 1 } } },
  },
  show: ['error'],
  controls: ['l2.techniques.l2.strength', 'both.techniques.l2.strength', 'both.techniques.mixup.alpha', 'seed'],
  claims: {
    'same-price': {
      compare: ['both', { arm: 'l2', set: { 'l2.techniques.l2.strength': 0.03 } }],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'on-top-of-l2': {
      compare: ['both', 'l2'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
