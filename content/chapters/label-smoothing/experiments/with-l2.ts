import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: {},
    'label-smoothing': { techniques: { 'label-smoothing': { strength: 0.3 } } },
    l2: { techniques: { l2: { strength: 0.07 } } },
    both: { techniques: { l2: { strength: 0.03 }, 'label-smoothing': { strength: 0.3 } } },
  },
  show: ['error'],
  controls: [
    'l2.techniques.l2.strength',
    'both.techniques.l2.strength',
    'both.techniques.label-smoothing.strength',
    'seed',
  ],
  claims: {
    alone: {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
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
    'on-top-of-l2-clean': {
      compare: [
        { arm: 'both', set: { 'both.techniques.l2.strength': 0.01 } },
        { arm: 'l2', set: { 'l2.techniques.l2.strength': 0.03 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.labelNoise': 0 },
      expect: 'undetected',
      seeds: 20,
    },
  },
})
