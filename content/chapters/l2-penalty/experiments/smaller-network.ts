import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: {
    wide: {},
    penalised: { techniques: { l2: { strength: 0.03 } } },
    narrow: { model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 10 }] },
  },
  show: ['error'],
  controls: ['narrow.model.0.units', 'penalised.techniques.l2.strength', 'data.labelNoise', 'seed'],
  claims: {
    'narrow-against-wide': { compare: ['narrow', 'wide'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'penalised-against-narrow-fair-control': {
      compare: ['penalised', 'narrow'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'penalised-against-narrow': { compare: ['penalised', 'narrow'], measure: 'test.error', expect: 'lower', seeds: 20 },
  },
})
