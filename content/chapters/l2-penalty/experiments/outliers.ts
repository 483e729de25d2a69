import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'sine', train: 20, validation: 20, noise: 0.2, outliers: 3 },
  model: [
    { kind: 'dense', units: 64 },
    { kind: 'tanh' },
    { kind: 'dense', units: 64 },
    { kind: 'tanh' },
    { kind: 'dense', units: 1 },
  ],
  initializer: { kind: 'lecun' },
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 'all', steps: 1000, measureEvery: 50 },
  arms: {
    plain: {},
    penalised: { techniques: { l2: { strength: 0.06 } } },
    huber: { loss: { kind: 'huber', delta: 0.2 }, techniques: { l2: { strength: 0.003 } } },
  },
  show: ['function'],
  controls: ['data.outliers', 'penalised.techniques.l2.strength', 'huber.loss.delta', 'seed'],
  claims: {
    'l2-with-outliers': { compare: ['penalised', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'outliers-still-hurt': {
      compare: ['penalised', { arm: 'penalised', set: { 'data.outliers': 0 } }],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'huber-with-outliers': { compare: ['huber', 'penalised'], measure: 'test.error', expect: 'lower', seeds: 20 },
  },
})
