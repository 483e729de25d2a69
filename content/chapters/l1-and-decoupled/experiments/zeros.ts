import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: { techniques: { l2: { strength: 0 } } },
    proximal: { techniques: { l1: { strength: 0.5 } } },
    subgradient: { techniques: { l1: { strength: 0.01, method: 'subgradient' } } },
  },
  show: ['weight-histogram', 'error'],
  record: [{ kind: 'nonzero-weights', layers: 'together' }],
  controls: ['proximal.techniques.l1.strength', 'subgradient.techniques.l1.strength', 'data.labelNoise', 'seed'],
  claims: {
    'zeros-with-proximal-steps': {
      compare: ['proximal', 'plain'],
      measure: 'nonzero-weights',
      expect: 'lower',
      seeds: 20,
    },
    'zeros-with-subgradient-steps': {
      compare: ['subgradient', 'plain'],
      measure: 'nonzero-weights',
      expect: 'identical',
      seeds: 20,
    },
    'l1-lowers-test-error': { compare: ['proximal', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'l1-fair-control': {
      compare: ['proximal', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'l1-against-l2': {
      compare: ['proximal', { arm: 'plain', set: { 'plain.techniques.l2.strength': 0.1 } }],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'clean-labels': {
      compare: ['proximal', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'higher',
      seeds: 20,
    },
  },
})
