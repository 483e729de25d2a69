import { defineExperiment } from '#core/spec.ts'

const PROBABILITY = 'dropout.techniques.dropout.probability'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: {},
    dropout: { techniques: { dropout: { probability: 0.7 } } },
    'drop-connect': {
      model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'drop-connect', units: 10, probability: 0.7 }],
    },
  },
  show: ['loss', 'error'],
  vary: { [PROBABILITY]: [0.1, 0.3, 0.5, 0.7, 0.85] },
  controls: [PROBABILITY, 'data.labelNoise', 'seed'],
  claims: {
    'lowers-test-error': { compare: ['dropout', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'fair-control': {
      compare: ['dropout', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'learns-less-by-heart': { compare: ['dropout', 'plain'], measure: 'train.error', expect: 'higher', seeds: 20 },
    'clean-labels': {
      compare: ['dropout', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'higher',
      seeds: 20,
    },
    'clean-labels-fair-control': {
      compare: ['dropout', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'too-much': {
      compare: [{ arm: 'dropout', set: { [PROBABILITY]: 0.85 } }, 'dropout'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'drop-connect-against-dropout': {
      compare: ['drop-connect', 'dropout'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
