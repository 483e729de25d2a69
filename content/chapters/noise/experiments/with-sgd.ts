import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    plain: {},
    'input-noise': { techniques: { 'input-noise': { deviation: 1 } } },
    l2: { techniques: { l2: { strength: 0.1 } } },
  },
  show: ['error'],
  controls: ['input-noise.techniques.input-noise.deviation', 'l2.techniques.l2.strength', 'data.labelNoise', 'seed'],
  claims: {
    'sgd-fair-control': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'sgd-last-step-against-l2': { compare: ['input-noise', 'l2'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'sgd-against-l2': {
      compare: ['input-noise', 'l2'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
  },
})
