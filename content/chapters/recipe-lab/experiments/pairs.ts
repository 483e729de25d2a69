import { defineExperiment } from '#core/spec.ts'

const L2 = 'techniques.l2.strength'
const DROPOUT = 'techniques.dropout.probability'
const SMOOTHING = 'techniques.label-smoothing.strength'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  techniques: { l2: { strength: 0 }, dropout: { probability: 0 }, 'label-smoothing': { strength: 0 } },
  training: { batchSize: 25, steps: 400, measureEvery: 20 },
  arms: {
    plain: {},
    'batch-norm': { techniques: { 'batch-norm': {} } },
  },
  show: ['error'],
  controls: [DROPOUT, L2, 'data.labelNoise', 'seed'],
  claims: {
    'dropout-on-batch-norm': {
      compare: [{ arm: 'batch-norm', set: { [DROPOUT]: 0.7 } }, 'batch-norm'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'batch-norm-times-dropout': {
      compare: [
        [{ arm: 'batch-norm', set: { [DROPOUT]: 0.7 } }, 'batch-norm'],
        [{ arm: 'plain', set: { [DROPOUT]: 0.7 } }, 'plain'],
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'l2-on-batch-norm': {
      compare: [{ arm: 'batch-norm', set: { [L2]: 0.03 } }, 'batch-norm'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'batch-norm-times-l2': {
      compare: [
        [{ arm: 'batch-norm', set: { [L2]: 0.03 } }, 'batch-norm'],
        [{ arm: 'plain', set: { [L2]: 0.03 } }, 'plain'],
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'dropout-unstopped': {
      compare: [{ arm: 'plain', set: { [DROPOUT]: 0.7 } }, 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'stopping-times-dropout': {
      compare: [
        [
          { arm: 'plain', at: 'best-validation', set: { [DROPOUT]: 0.7 } },
          { arm: 'plain', at: 'best-validation' },
        ],
        [{ arm: 'plain', set: { [DROPOUT]: 0.7 } }, 'plain'],
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'smoothing-unstopped': {
      compare: [{ arm: 'plain', set: { [SMOOTHING]: 0.1 } }, 'plain'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'stopping-times-smoothing': {
      compare: [
        [
          { arm: 'plain', at: 'best-validation', set: { [SMOOTHING]: 0.1 } },
          { arm: 'plain', at: 'best-validation' },
        ],
        [{ arm: 'plain', set: { [SMOOTHING]: 0.1 } }, 'plain'],
      ],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
