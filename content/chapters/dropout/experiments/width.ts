import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 800, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 50, steps: 600, measureEvery: 12 },
  arms: {
    wide: {},
    'wide-dropped': { techniques: { dropout: { probability: 0.5 } } },
    narrow: { model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 10 }] },
    'narrow-dropped': {
      model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
      techniques: { dropout: { probability: 0.5 } },
    },
  },
  show: ['error'],
  controls: [
    'wide-dropped.techniques.dropout.probability',
    'narrow-dropped.techniques.dropout.probability',
    'data.labelNoise',
    'seed',
  ],
  claims: {
    'enough-data': { compare: ['wide-dropped', 'wide'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'narrow-harmed': {
      compare: ['narrow-dropped', 'narrow'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'enough-data-wrong-labels': {
      compare: ['wide-dropped', 'wide'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0.2 },
      expect: 'lower',
      seeds: 20,
    },
    'enough-data-fair-control': {
      compare: ['wide-dropped', 'wide'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0.2 },
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'narrow-wrong-labels': {
      compare: ['narrow-dropped', 'narrow'],
      measure: 'test.error',
      set: { 'data.labelNoise': 0.2 },
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
  },
})
