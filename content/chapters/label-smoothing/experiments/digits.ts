import { defineExperiment } from '#core/spec.ts'

const STRENGTH = 'label-smoothing.techniques.label-smoothing.strength'
const LARGE = { 'data.train': 800, 'training.batchSize': 50, 'training.steps': 600 }

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { plain: {}, 'label-smoothing': { techniques: { 'label-smoothing': { strength: 0.1 } } } },
  show: ['loss', 'error'],
  record: [{ kind: 'weight-norm', layers: 'together' }],
  controls: [STRENGTH, 'data.train', 'data.labelNoise', 'seed'],
  claims: {
    'loss-does-not-vanish': {
      compare: ['label-smoothing', 'plain'],
      measure: 'train.loss',
      expect: 'higher',
      seeds: 20,
    },
    'all-right-in-training': {
      compare: ['label-smoothing', 0],
      measure: 'train.error',
      expect: 'identical',
      seeds: 20,
    },
    'shorter-weights': { compare: ['label-smoothing', 'plain'], measure: 'weight-norm', expect: 'lower', seeds: 20 },
    'hundred-digits': { compare: ['label-smoothing', 'plain'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'hundred-digits-strong-fair-control': {
      compare: [{ arm: 'label-smoothing', set: { [STRENGTH]: 0.3 } }, 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'many-digits': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      set: LARGE,
      expect: 'lower',
      seeds: 20,
    },
    'many-digits-fair-control': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: LARGE,
      expect: 'lower',
      seeds: 20,
    },
    'noisy-hundred': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0.2 },
      expect: 'higher',
      seeds: 20,
    },
    'noisy-hundred-fair-control': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'data.labelNoise': 0.2 },
      expect: 'higher',
      seeds: 20,
    },
    'noisy-many': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      set: { ...LARGE, 'data.labelNoise': 0.2 },
      expect: 'lower',
      seeds: 20,
    },
    'noisy-many-fair-control': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      set: { ...LARGE, 'data.labelNoise': 0.2 },
      expect: 'undetected',
      seeds: 20,
    },
  },
})
