import { defineExperiment } from '#core/spec.ts'

const PATIENCE = 'early-stopping.techniques.early-stopping.patience'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.4 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {}, 'early-stopping': { techniques: { 'early-stopping': { patience: 10 } } } },
  show: ['loss', 'error', 'weight-norm'],
  controls: [PATIENCE, 'data.labelNoise', 'data.validation', 'seed'],
  claims: {
    'lower-test-error': { compare: ['early-stopping', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'lower-test-loss': { compare: ['early-stopping', 'plain'], measure: 'test.loss', expect: 'lower', seeds: 20 },
    'clean-labels': {
      compare: ['early-stopping', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    'without-restoring': {
      compare: [
        { arm: 'early-stopping', set: { 'early-stopping.techniques.early-stopping.restoreBest': false } },
        'early-stopping',
      ],
      measure: 'test.loss',
      expect: 'lower',
      seeds: 20,
    },
    'without-restoring-clean-validation': {
      compare: [
        { arm: 'early-stopping', set: { 'early-stopping.techniques.early-stopping.restoreBest': false } },
        'early-stopping',
      ],
      measure: 'test.loss',
      set: { 'data.validationLabels': 'clean' },
      expect: 'higher',
      seeds: 20,
    },
    'fair-control': {
      compare: ['early-stopping', { arm: 'plain', at: 'best-validation' }],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'first-rise-clean-labels': {
      compare: [{ arm: 'early-stopping', set: { [PATIENCE]: 1 } }, 'early-stopping'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'higher',
      seeds: 20,
    },
    'first-rise-few-examples': {
      compare: [
        { arm: 'early-stopping', set: { 'data.validation': 20, [PATIENCE]: 1 } },
        { arm: 'early-stopping', set: { 'data.validation': 20, [PATIENCE]: 10 } },
      ],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'first-rise-many-examples': {
      compare: [{ arm: 'early-stopping', set: { [PATIENCE]: 1 } }, 'early-stopping'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'loss-against-error': {
      compare: [
        {
          arm: 'early-stopping',
          set: { 'early-stopping.techniques.early-stopping.metric': 'validation.error' },
        },
        'early-stopping',
      ],
      measure: 'test.loss',
      expect: 'lower',
      seeds: 20,
    },
    'noisy-validation-labels': {
      compare: ['early-stopping', { arm: 'early-stopping', set: { 'data.validationLabels': 'clean' } }],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'what-validation-costs': {
      compare: [
        { arm: 'early-stopping', set: { 'data.train': 80, 'data.validation': 20 } },
        { arm: 'early-stopping', set: { 'data.validation': 20 } },
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
  },
})
