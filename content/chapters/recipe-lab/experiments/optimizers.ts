import { defineExperiment } from '#core/spec.ts'

const sgd = { kind: 'sgd', learningRate: 0.05, momentum: 0.9 } as const
const noise = { 'input-noise': { deviation: 1 } } as const
const penalty = { l2: { strength: 0.1 } } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 20 },
  arms: {
    'adam-noise': { techniques: noise },
    'adam-l2': { techniques: penalty },
    'sgd-noise': { optimizer: sgd, techniques: noise },
    'sgd-l2': { optimizer: sgd, techniques: penalty },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'seed'],
  claims: {
    'adam-noise-against-l2': { compare: ['adam-noise', 'adam-l2'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'sgd-noise-against-l2': { compare: ['sgd-noise', 'sgd-l2'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'ranking-turns': {
      compare: [
        ['sgd-noise', 'sgd-l2'],
        ['adam-noise', 'adam-l2'],
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'ranking-turns-restored': {
      compare: [
        ['sgd-noise', 'sgd-l2'],
        ['adam-noise', 'adam-l2'],
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
  },
})
