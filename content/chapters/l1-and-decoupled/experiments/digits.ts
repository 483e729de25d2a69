import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: {},
    l2: { techniques: { l2: { strength: 0.1 } } },
    decoupled: { techniques: { 'weight-decay': { strength: 3 } } },
  },
  show: ['error', { kind: 'weight-norm', layers: 'together' }],
  vary: { 'l2.techniques.l2.strength': [0.01, 0.03, 0.1, 0.2] },
  controls: ['l2.techniques.l2.strength', 'decoupled.techniques.weight-decay.strength', 'data.labelNoise', 'seed'],
  claims: {
    'same-number': {
      compare: [{ arm: 'decoupled', set: { 'decoupled.techniques.weight-decay.strength': 0.1 } }, 'l2'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'decoupled-lowers-test-error': {
      compare: ['decoupled', 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'decoupled-fair-control': {
      compare: ['decoupled', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'decoupled-against-l2': { compare: ['decoupled', 'l2'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'decoupled-against-l2-fair-control': {
      compare: ['decoupled', 'l2'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'decoupled-against-l2-at-three-times-the-rate': {
      compare: ['decoupled', 'l2'],
      measure: 'test.error',
      set: { 'optimizer.learningRate': 0.01 },
      expect: 'undetected',
      seeds: 20,
    },
    'biases-too': {
      compare: [{ arm: 'l2', set: { 'l2.techniques.l2.on': 'all' } }, 'l2'],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
  },
})
