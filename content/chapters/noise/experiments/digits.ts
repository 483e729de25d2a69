import { defineExperiment } from '#core/spec.ts'

const INPUT = 'input-noise.techniques.input-noise.deviation'
const WEIGHT = 'weight-noise.techniques.weight-noise.deviation'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: { techniques: { l2: { strength: 0 } } },
    'input-noise': { techniques: { 'input-noise': { deviation: 1 } } },
    'weight-noise': { techniques: { 'weight-noise': { deviation: 0.2 } } },
  },
  show: ['step-examples', 'error'],
  vary: { [INPUT]: [0.25, 0.5, 1, 1.5, 2, 3] },
  controls: [INPUT, WEIGHT, 'data.labelNoise', 'seed'],
  claims: {
    'input-noise-lowers-test-error': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'input-noise-fair-control': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'input-noise-on-clean-labels': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'lower',
      seeds: 20,
    },
    'too-much-input-noise': {
      compare: [{ arm: 'input-noise', set: { [INPUT]: 3 } }, 'plain'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'input-noise-against-l2': {
      compare: [
        { arm: 'input-noise', set: { [INPUT]: 1.5 } },
        { arm: 'plain', set: { 'plain.techniques.l2.strength': 0.1 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'weight-noise-lowers-test-error': {
      compare: ['weight-noise', 'plain'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'weight-noise-fair-control': {
      compare: ['weight-noise', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'weight-noise-on-clean-labels': {
      compare: ['weight-noise', 'plain'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0 },
      expect: 'higher',
      seeds: 20,
    },
    'too-much-weight-noise': {
      compare: [{ arm: 'weight-noise', set: { [WEIGHT]: 0.3 } }, 'plain'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
  },
})
