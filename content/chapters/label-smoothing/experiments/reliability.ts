import { defineExperiment } from '#core/spec.ts'

const STRENGTH = 'label-smoothing.techniques.label-smoothing.strength'
const CLEAN = { 'data.labelNoise': 0 }
const ERROR = 'validation.calibration-error'
const SCALED = 'validation.scaled-calibration-error'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2, validationLabels: 'clean' },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 20 },
  arms: { plain: {}, 'label-smoothing': { techniques: { 'label-smoothing': { strength: 0.05 } } } },
  show: [],
  record: ['calibration'],
  controls: [STRENGTH, 'data.labelNoise', 'seed'],
  claims: {
    'noisy-over-confident': { compare: ['plain', 1], measure: 'validation.temperature', expect: 'higher', seeds: 20 },
    'noisy-calibration': { compare: ['label-smoothing', 'plain'], measure: ERROR, expect: 'lower', seeds: 20 },
    'too-much': {
      compare: [{ arm: 'label-smoothing', set: { [STRENGTH]: 0.3 } }, 'plain'],
      measure: ERROR,
      expect: 'higher',
      seeds: 20,
    },
    'noisy-against-temperature': {
      compare: ['label-smoothing', { arm: 'plain', measure: SCALED }],
      measure: ERROR,
      expect: 'undetected',
      seeds: 20,
    },
    'both-scaled': { compare: ['label-smoothing', 'plain'], measure: SCALED, expect: 'undetected', seeds: 20 },
    'clean-over-confident': {
      compare: ['plain', 1],
      measure: 'validation.temperature',
      set: CLEAN,
      expect: 'higher',
      seeds: 20,
    },
    'clean-calibration': {
      compare: ['label-smoothing', 'plain'],
      measure: ERROR,
      set: CLEAN,
      expect: 'higher',
      seeds: 20,
    },
    'clean-under-confident': {
      compare: ['label-smoothing', 1],
      measure: 'validation.temperature',
      set: CLEAN,
      expect: 'lower',
      seeds: 20,
    },
    'clean-against-temperature': {
      compare: ['label-smoothing', { arm: 'plain', measure: SCALED }],
      measure: ERROR,
      set: CLEAN,
      expect: 'higher',
      seeds: 20,
    },
    'clean-test-loss': {
      compare: ['label-smoothing', 'plain'],
      measure: 'test.loss',
      set: CLEAN,
      expect: 'higher',
      seeds: 20,
    },
  },
})
